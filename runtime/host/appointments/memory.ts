import type { IDataObject } from 'n8n-workflow';
import { appointmentReference } from '../../../domain/documents/appointment';
import { startOf } from '../../../domain/scheduling/startOf';
import { toItemJson } from '../itemDocuments';
import type { Happening } from './happening';
import type { Watch, WatchMemory } from './watch';

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

/** What is looked at no more is forgotten, so that it is new when it is chosen again: what was done meanwhile is nobody's news. */
export function forgetUnwatched(memory: WatchMemory, { login, calendars, events, rules }: Watch, now: number): void {
	const isOther = memory.login !== undefined && memory.login !== login;
	const isWatched = (calendar: string | undefined) => calendar !== undefined && calendars.includes(calendar);
	memory.login = login;
	memory.since = pick(memory.since, isWatched);
	memory.leadsSince = pick(memory.leadsSince, (lead) => rules.leads.includes(Number(lead)));
	memory.seenUntil = isOther ? {} : pick(memory.seenUntil, isWatched);
	memory.known = isOther ? {} : pick(memory.known, (id) => isWatched(appointmentReference(id)?.calendar));
	if (!events.includes('appointment.booked')) delete memory.bookedSince;
	else if (isOther || memory.bookedSince === undefined) memory.bookedSince = now;
}

function pick<T>(record: Readonly<Record<string, T>>, isKept: (key: string) => boolean): Record<string, T> {
	return Object.fromEntries(Object.entries(record).filter(([key]) => isKept(key)));
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
