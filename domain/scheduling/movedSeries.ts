import type { CalendarEntry } from '../ports/appointmentSource';

type KnownSeries = Readonly<Record<string, { start: string; isCancelled?: true; series?: string }>>;

/** Half a week: further away it is the next appointment of a weekly series. */
const farthestMs = 3.5 * 86_400_000;

/**
 * A series that is given another time, or is split in two, has none of its appointments any more and new ones in their place, with other
 * ids: which new one (key) took the place of which (value). `seenTo`: what begins before it is new, and has not just come into sight.
 */
export function movedSeries(known: KnownSeries, entries: readonly CalendarEntry[], seenTo: number): Map<string, string> {
	const places = new Map<string, string>();
	const gone = entries.filter(({ appointment: { id, status } }) => status === 'cancelled' && known[id] && !known[id].isCancelled);
	for (const { appointment } of gone) {
		const { series, start } = known[appointment.id]!;
		const fresh = entries.filter((entry) => {
			const { id, status, start: newStart } = entry.appointment;
			const isNew = status !== 'cancelled' && known[id] === undefined && !places.has(id) && Date.parse(newStart) < seenTo;
			return isNew && series !== undefined && entry.series === series && distance(newStart, start) <= farthestMs;
		});
		const [nearest] = fresh.toSorted((one, other) => distance(one.appointment.start, start) - distance(other.appointment.start, start));
		if (nearest) places.set(nearest.appointment.id, appointment.id);
	}
	return places;
}

function distance(one: string, other: string): number {
	return Math.abs(Date.parse(one) - Date.parse(other));
}
