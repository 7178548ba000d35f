import type { CalendarEntry } from '../ports/appointmentSource';
import { movedSeries } from './movedSeries';
import { canonicalStart } from './startOf';

/** What is remembered of an appointment, so that a change of it shows. */
export interface Known {
	start: string;
	isCancelled?: true;
	/** The start before the last move, and when that was. */
	movedFrom?: string;
	movedAt?: number;
	/** When it was last taken back out of the bin: the next cancellation is another one. */
	bookedAgain?: string;
	series?: string;
}

export type KnownAppointments = Readonly<Record<string, Known>>;

export interface Change {
	kind: 'booked' | 'moved' | 'cancelled';
	entry: CalendarEntry;
	/** Of calendar, appointment and what happened: the same as long as it is the same. */
	key: string;
	movedFrom?: string;
}

export interface Comparison {
	changes: Change[];
	known: KnownAppointments;
	/** Ids that took the place of others (new, old): a whole series was changed. */
	renamed: ReadonlyMap<string, string>;
}

/**
 * What happened to appointments, told from how they stand and how they stood. Two moves between two looks are one. Appointments that
 * were there before `since` are learnt in silence. `entries`: appointments, and those of the known ones that were deleted; `seenTo`: see
 * `movedSeries`.
 */
export function compare(
	known: KnownAppointments,
	entries: readonly CalendarEntry[],
	since: number,
	now: number,
	seenTo = Infinity,
): Comparison {
	const changes: Change[] = [];
	const next: Record<string, Known> = { ...known };
	const renamed = movedSeries(known, entries, seenTo);
	const replaced = new Set(renamed.values());
	for (const entry of entries) {
		const { id } = entry.appointment;
		if (replaced.has(id)) continue;
		const before = next[renamed.get(id) ?? id];
		const change = changeOf(before, entry, since);
		if (change) changes.push(change);
		const after = afterwards(before, entry, change, now);
		if (after) next[id] = entry.series === undefined ? after : { ...after, series: entry.series };
	}
	for (const id of replaced) delete next[id];
	return { changes, known: next, renamed };
}

/** Known appointments that should stand in the window and are not in its list: deleted for good, or moved out of it. */
export function missingFrom(
	known: KnownAppointments,
	entries: readonly CalendarEntry[],
	window: { since: number; until: number },
	startMs: (start: string) => number,
): string[] {
	const listed = new Set(entries.map(({ appointment }) => appointment.id));
	return Object.entries(known).flatMap(([id, { start, isCancelled }]) => {
		const at = startMs(start);
		return !listed.has(id) && !isCancelled && at > window.since && at < window.until ? [id] : [];
	});
}

function changeOf(before: Known | undefined, entry: CalendarEntry, since: number): Change | undefined {
	const { appointment, createdAt, updatedAt } = entry;
	const start = canonicalStart(appointment);
	const key = (kind: string) => `${appointment.id}/${start}/${kind}`;
	if (appointment.status === 'cancelled') {
		if (!before || before.isCancelled) return undefined;
		return { kind: 'cancelled', entry, key: `${appointment.id}/${before.start}/cancelled ${before.bookedAgain ?? ''}`.trim() };
	}
	if (!before) return (Date.parse(createdAt ?? '') || 0) >= since ? { kind: 'booked', entry, key: key('booked') } : undefined;
	// Taken back out of the bin: it is booked anew.
	if (before.isCancelled) return { kind: 'booked', entry, key: key(`booked ${updatedAt ?? ''}`.trim()) };
	if (before.start === start) return undefined;
	return { kind: 'moved', entry, key: key(`moved from ${before.start} ${updatedAt ?? ''}`.trim()), movedFrom: before.start };
}

function afterwards(before: Known | undefined, entry: CalendarEntry, change: Change | undefined, now: number): Known | undefined {
	const { appointment, updatedAt } = entry;
	if (appointment.status === 'cancelled') return before && { ...before, isCancelled: true };
	const start = canonicalStart(appointment);
	if (before?.isCancelled) return { start, ...(updatedAt === null ? {} : { bookedAgain: updatedAt }) };
	if (!before || change === undefined) return before ?? { start };
	const { bookedAgain } = before;
	const movedAt = Math.min(Date.parse(updatedAt ?? '') || now, now);
	return { start, movedFrom: before.start, movedAt, ...(bookedAgain === undefined ? {} : { bookedAgain }) };
}
