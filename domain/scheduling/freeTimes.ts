import { addDays } from '../values/day';
import { localTime, momentOf } from '../values/zonedTime';

/** Milliseconds since the epoch. */
export interface Span {
	from: number;
	to: number;
}

export interface WorkingHours {
	/** Minutes after midnight. */
	from: number;
	to: number;
	/** 0 is Sunday. */
	weekdays: readonly number[];
	timeZone: string;
}

/** Spans of so many minutes in which nothing takes place, each a `stepMinutes` after the one before, within the hours of work. */
export function freeTimes(
	busy: readonly Span[],
	window: Span,
	hours: WorkingHours,
	minutes: number,
	stepMinutes: number,
	max: number,
): Span[] {
	const found: Span[] = [];
	const length = minutes * 60_000;
	for (const { from, to } of workingDays(window, hours)) {
		for (let start = from; start + length <= to; start += stepMinutes * 60_000) {
			if (found.length >= max) return found;
			const span = { from: start, to: start + length };
			if (span.from >= window.from && span.to <= window.to && !busy.some((other) => overlaps(span, other))) found.push(span);
		}
	}
	return found;
}

function workingDays(window: Span, { from, to, weekdays, timeZone }: WorkingHours): Span[] {
	const days: Span[] = [];
	const last = localTime(window.to, timeZone).slice(0, 10);
	for (let day = localTime(window.from, timeZone).slice(0, 10); day <= last; day = addDays(day, 1)) {
		const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
		if (weekdays.includes(weekday)) days.push({ from: momentOf(day, from, timeZone), to: momentOf(day, to, timeZone) });
	}
	return days;
}

function overlaps(one: Span, other: Span): boolean {
	return one.from < other.to && other.from < one.to;
}
