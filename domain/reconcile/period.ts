import { addDays } from '../values/day';
import { localTime, momentOf } from '../values/zonedTime';

/** Whole days of a zone. */
export interface Period {
	/** `YYYY-MM-DD`, both included. */
	from: string;
	to: string;
	/** IANA name. */
	timeZone: string;
}

/** Yesterday and so many days before it, by the clocks of the zone. */
export function daysBefore(now: number, days: number, timeZone: string): Period {
	const yesterday = addDays(localTime(now, timeZone).slice(0, 10), -1);
	return { from: addDays(yesterday, -days), to: yesterday, timeZone };
}

/** When the period begins and when it is over, in milliseconds. */
export function momentsOf({ from, to, timeZone }: Period): { begin: number; end: number } {
	return { begin: momentOf(from, 0, timeZone), end: momentOf(addDays(to, 1), 0, timeZone) };
}

export function isPeriod(value: unknown): value is Period {
	if (typeof value !== 'object' || value === null) return false;
	const { from, to, timeZone } = value as Record<string, unknown>;
	const isDay = (text: unknown) => typeof text === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(text);
	return isDay(from) && isDay(to) && typeof timeZone === 'string' && timeZone !== '';
}
