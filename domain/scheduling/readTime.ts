import { parseDay } from '../values/day';
import { fromLocalTime } from '../values/zonedTime';

/**
 * When something begins, as nodes and people write it: a moment with its offset (`2026-12-01T14:00:00-03:00`), a local time of the zone
 * (`2026-12-01 14:00`, `01/12/2026 14:00`), or a bare day, which is the whole of it. ISO 8601, or `YYYY-MM-DD`; undefined for anything else.
 */
export function readTime(value: unknown, timeZone: string): string | undefined {
	const text = value instanceof Date ? (Number.isNaN(value.getTime()) ? '' : value.toISOString()) : String(value ?? '').trim();
	if (/^(?:\d{4}-\d{2}-\d{2}|\d{2}\/\d{2}\/\d{4})$/.test(text)) return parseDay(text);
	const written = text
		.replace(/^(\d{2})\/(\d{2})\/(\d{4})[,\s]+(?:às\s+)?/, '$3-$2-$1T')
		.replace(/^(.{11}\d{1,2})h(\d{2})?$/, (_, hour, minute) => `${hour}:${minute ?? '00'}`);
	const local = fromLocalTime(written, timeZone);
	if (local !== undefined) return existing(written) ? new Date(local).toISOString() : undefined;
	if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})$/.test(written)) return undefined;
	const moment = Date.parse(written);
	return Number.isNaN(moment) || !existing(written) ? undefined : new Date(moment).toISOString();
}

/** There is no 30th of February. */
function existing(text: string): boolean {
	return parseDay(text.slice(0, 10)) !== undefined;
}
