/** Hours of the day in which nobody is written to, as minutes after midnight; may go over midnight. `to` is quiet no more. */
export interface QuietHours {
	from: number;
	to: number;
}

const minutesADay = 1_440;
const minuteMs = 60_000;

/** Minutes after midnight of `21:30`; undefined where the text is no time of day. */
export function readTimeOfDay(text: string): number | undefined {
	const match = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(text.trim());
	return match ? Number(match[1]) * 60 + Number(match[2]) : undefined;
}

/** When the quiet hours that `now` (milliseconds since the epoch) falls into end in a time zone; null outside of them. */
export function endOfQuietHours(now: number, timeZone: string, { from, to }: QuietHours): number | null {
	const minute = minuteOfDay(now, timeZone);
	const sinceStart = (minute - from + minutesADay) % minutesADay;
	const length = (to - from + minutesADay) % minutesADay;
	if (sinceStart >= length) return null;
	const startOfMinute = Math.floor(now / minuteMs) * minuteMs;
	return startOfMinute + (length - sinceStart) * minuteMs;
}

function minuteOfDay(now: number, timeZone: string): number {
	const parts = new Intl.DateTimeFormat('en-US', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).formatToParts(now);
	const valueOf = (type: string) => Number(parts.find((part) => part.type === type)?.value ?? 0);
	return valueOf('hour') * 60 + valueOf('minute');
}
