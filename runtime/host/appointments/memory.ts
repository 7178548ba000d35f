import type { IDataObject } from 'n8n-workflow';
import { startOf } from '../../../domain/scheduling/startOf';
import { toItemJson } from '../itemDocuments';
import type { Happening } from './happening';
import type { WatchMemory } from './watch';

const dayMs = 86_400_000;

/** Longer than a round ever looks back. */
const keptMs = 4 * dayMs;

/** A copy: what a round that fails has written is not kept. What n8n hands out is made of proxies, which cannot be cloned otherwise. */
export function readMemory(staticData: IDataObject): WatchMemory {
	const kept = JSON.parse(JSON.stringify(staticData.appointments ?? {})) as Partial<WatchMemory>;
	return { since: {}, leadsSince: {}, seenUntil: {}, known: {}, told: {}, ...kept };
}

/** `staticData` is n8n's own object, which notices what is set in it and nothing further inside. */
export function keepMemory(staticData: IDataObject, memory: WatchMemory, now: number): void {
	const upcoming = Object.entries(memory.known).filter(([, { start }]) => !(startAt(start) < now - keptMs));
	const told = Object.entries(memory.told).filter(([, until]) => until > now);
	staticData.appointments = toItemJson({ ...memory, known: Object.fromEntries(upcoming), told: Object.fromEntries(told) });
}

/** What was not told after all. */
export function forgetReminders(staticData: IDataObject, happenings: readonly Pick<Happening, 'type' | 'key'>[], now: number): void {
	const memory = readMemory(staticData);
	for (const { type, key } of happenings) if (type === 'reminder.due') delete memory.told[key];
	keepMemory(staticData, memory, now);
}

/** When what was told of an appointment may be forgotten. */
export function forgetAt(start: number, now: number): number {
	return (Number.isNaN(start) ? now : Math.max(start, now)) + keptMs;
}

/** Roughly: of a whole day by the calendar of Greenwich. */
export function startAt(start: string): number {
	return startOf({ start, timeZone: 'UTC' }, 0);
}
