import type { HostContext } from './context';
import { nameOfTrigger } from './triggerMemory';

/** Deliveries that are being read in this process, by trigger and name; each ends with whether it could be read. */
const readings = new Map<string, Promise<boolean>>();

/** The reading of a delivery by one of its names; undefined where none is under way. */
export function readingOf(context: HostContext, names: readonly string[]): Promise<boolean> | undefined {
	return names.map((name) => readings.get(keyOf(context, name))).find((reading) => reading !== undefined);
}

/** Notes that a delivery is being read; answers what is to be called at its end. */
export function beginReading(context: HostContext, names: readonly string[]): (wasRead: boolean) => void {
	let end: (wasRead: boolean) => void = () => undefined;
	const reading = new Promise<boolean>((resolve) => (end = resolve));
	const keys = names.map((name) => keyOf(context, name));
	for (const key of keys) readings.set(key, reading);
	return (wasRead) => {
		for (const key of keys) readings.delete(key);
		end(wasRead);
	};
}

function keyOf(context: HostContext, name: string): string {
	return `${nameOfTrigger(context)}\n${name}`;
}
