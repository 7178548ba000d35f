/** Moments and the clocks of time zones (IANA names). */

const dayMs = 86_400_000;

export function isTimeZone(name: unknown): name is string {
	if (typeof name !== 'string' || name === '') return false;
	try {
		return new Intl.DateTimeFormat('en-US', { timeZone: name }).resolvedOptions().timeZone !== '';
	} catch {
		return false;
	}
}

/** Making one takes longer than using it a hundred times; there are some 400 zones. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
	const known = formats.get(timeZone);
	if (known) return known;
	const made = new Intl.DateTimeFormat('en-US', {
		timeZone,
		year: 'numeric',
		month: '2-digit',
		day: '2-digit',
		hour: '2-digit',
		minute: '2-digit',
		second: '2-digit',
		hourCycle: 'h23',
	});
	formats.set(timeZone, made);
	return made;
}

/** What a clock in the zone shows, as `YYYY-MM-DDTHH:mm:ss`. */
export function localTime(moment: number, timeZone: string): string {
	const parts = Object.fromEntries(
		formatOf(timeZone)
			.formatToParts(moment)
			.map(({ type, value }) => [type, value]),
	);
	return `${parts.year!.padStart(4, '0')}-${parts.month}-${parts.day}T${parts.hour}:${parts.minute}:${parts.second}`;
}

/**
 * When a clock in the zone shows so many minutes after midnight of a day (`YYYY-MM-DD`). A time that the clocks skip in spring is taken
 * as they stood before; of one that comes twice in autumn, the first.
 */
export function momentOf(day: string, minutes: number, timeZone: string): number {
	const wanted = Date.parse(`${day}T00:00:00Z`) + minutes * 60_000;
	// One of the day's offsets is right: clocks change once a day at most.
	const offsets = [wanted - dayMs, wanted + dayMs].map((moment) => offsetMs(moment, timeZone));
	const candidates = offsets.map((offset) => wanted - offset);
	const fitting = candidates.filter((moment) => moment + offsetMs(moment, timeZone) === wanted);
	return fitting.length > 0 ? Math.min(...fitting) : candidates[0]!;
}

/** The moment of a local time without a zone (`YYYY-MM-DDTHH:mm` with or without seconds); undefined for any other text. */
export function fromLocalTime(text: string, timeZone: string): number | undefined {
	const match = /^(\d{4}-\d{2}-\d{2})[T ]([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:\.\d+)?)?$/.exec(text.trim());
	if (!match || Number.isNaN(Date.parse(`${match[1]}T00:00:00Z`))) return undefined;
	return momentOf(match[1]!, Number(match[2]) * 60 + Number(match[3]), timeZone) + Number(match[4] ?? 0) * 1000;
}

function offsetMs(moment: number, timeZone: string): number {
	return Date.parse(`${localTime(moment, timeZone)}Z`) - Math.floor(moment / 1000) * 1000;
}
