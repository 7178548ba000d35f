import { brazilDate } from './brazilTime';

/**
 * The calendar day that a text names, as `YYYY-MM-DD`; undefined where it names none. Read are `2026-12-01`, `01/12/2026`, a local
 * time (`2026-12-01T00:00:00`) and a moment with its zone, which counts by the calendar of Brasília.
 */
export function parseDay(text: unknown): string | undefined {
	if (typeof text !== 'string') return undefined;
	const written = text.trim();
	const brazilian = /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(written);
	if (brazilian) return existing(`${brazilian[3]}-${brazilian[2]}-${brazilian[1]}`);
	const match = /^(\d{4}-\d{2}-\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/.exec(written);
	if (!match) return undefined;
	if (match[2] === undefined) return existing(match[1]!);
	const moment = Date.parse(written);
	return Number.isNaN(moment) ? undefined : brazilDate(moment);
}

/** `day` is `YYYY-MM-DD`. */
export function addDays(day: string, days: number): string {
	return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** There is no 30th of February. */
function existing(day: string): string | undefined {
	return Number.isNaN(Date.parse(`${day}T00:00:00Z`)) || addDays(day, 0) !== day ? undefined : day;
}
