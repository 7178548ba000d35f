import { appointmentReference, type Appointment } from '../../../domain/documents/appointment';
import type { CalendarEntry } from '../../../domain/ports/appointmentSource';
import { compare, missingFrom, type Change, type KnownAppointments } from '../../../domain/scheduling/changes';
import { remindersAt } from '../../../domain/scheduling/reminders';
import { startOf } from '../../../domain/scheduling/startOf';
import { isReachable } from '../../../domain/scheduling/writtenContact';
import { attempt } from '../../errors/attempt';
import { hasClass } from '../../errors/integrationError';
import { reminderHappening, type Happening } from './happening';
import { forgetAt, forgetUnwatched, startAt } from './memory';
import { wantsChanges, wantsReminders, type Watch, type WatchMemory } from './watch';

const minuteMs = 60_000;
const dayMs = 86_400_000;

/** After a longer outage what began meanwhile is told no more. */
const longestOutageMs = 2 * dayMs;

/** What this process last saw of appointments: a deleted one tells little of itself. By id. */
export type LastSeen = Map<string, Appointment>;

/**
 * Looks through one calendar by one list and tells what is due and what happened; writes into `memory`. Nothing is known of the time
 * between two rounds but how the calendar stands now, and nothing else is needed.
 */
export async function lookThrough(watch: Watch, calendar: string, memory: WatchMemory, seen: LastSeen, now: number): Promise<Happening[]> {
	forgetUnwatched(memory, watch, now);
	const lastLook = memory.seenUntil[calendar];
	const window = windowOf(watch, lastLook ?? now, now);
	const known = knownIn(memory.known, calendar);
	const listed = await watch.source.entries({ calendar, ...isoWindow(window), mark: watch.mark, withCancelled: true });
	const missing = await lookFor(watch, missingFrom(known, listed, { since: now, until: window.until }, startAt), known, seen);
	// What the first look finds was there before.
	const since = memory.since[calendar] ?? Infinity;
	memory.since[calendar] ??= now;
	const entries = [...listed, ...missing]
		.filter(({ isAppointment, appointment }) => isAppointment || known[appointment.id] !== undefined)
		.map((entry) => withMemory(entry, seen, known));
	const seenTo = lastLook === undefined ? -Infinity : windowOf(watch, lastLook, lastLook).until;
	const { changes, known: after, renamed } = compare(known, entries, Math.max(since, memory.bookedSince ?? 0), now, seenTo);
	Object.assign(memory.known, after, movedIn(entries, known, after, seenTo, now));
	for (const [id, old] of renamed) rename(memory, id, old);
	memory.seenUntil[calendar] = now;
	for (const { appointment } of entries) if (appointment.status !== 'cancelled') seen.set(appointment.id, appointment);
	// What had begun before the last look is over and done with.
	const upcoming = entries.filter(({ appointment }) => startOf(appointment, watch.rules.wholeDayMinutes) > window.since);
	const { news, unclear } = await withoutStanding(watch, calendar, changes);
	// The next round finds these again.
	for (const { entry } of unclear) memory.known[entry.appointment.id] = known[entry.appointment.id]!;
	return [...changesToTell(watch, news, memory, now), ...remindersToTell(watch, upcoming, calendar, memory, now)];
}

function windowOf(watch: Watch, seenUntil: number, now: number): { since: number; until: number } {
	const longestLead = wantsReminders(watch) ? Math.max(...watch.rules.leads) * minuteMs + minuteMs : 0;
	const ahead = wantsChanges(watch) ? watch.daysAhead * dayMs : 0;
	return { since: Math.max(Math.min(seenUntil, now), now - longestOutageMs), until: now + Math.max(longestLead, ahead) };
}

function isoWindow({ since, until }: { since: number; until: number }) {
	return { since: new Date(since).toISOString(), until: new Date(until).toISOString() };
}

function knownIn(known: KnownAppointments, calendar: string): KnownAppointments {
	return Object.fromEntries(Object.entries(known).filter(([id]) => appointmentReference(id)?.calendar === calendar));
}

/** What was not there at the last look, and would have been seen if it had been, has come there since: booked or moved. */
function movedIn(
	entries: readonly CalendarEntry[],
	before: KnownAppointments,
	after: KnownAppointments,
	seenTo: number,
	now: number,
): KnownAppointments {
	const strangers = entries.filter(
		({ appointment: { id, start } }) => before[id] === undefined && after[id] !== undefined && startAt(start) < seenTo,
	);
	return Object.fromEntries(
		strangers.map(({ appointment: { id }, updatedAt }) => [
			id,
			{ ...after[id]!, movedAt: Math.min(Date.parse(updatedAt ?? '') || now, now) },
		]),
	);
}

/** What was told of the old one is not told of the one in its place. */
function rename(memory: WatchMemory, id: string, old: string): void {
	delete memory.known[old];
	const told = Object.entries(memory.told).filter(([key]) => key.startsWith(`${old}/`));
	for (const [key, until] of told) memory.told[`${id}${key.slice(old.length)}`] = until;
}

/** What stood in the window and is not listed any more is asked for by itself. */
async function lookFor(watch: Watch, ids: readonly string[], known: KnownAppointments, seen: LastSeen): Promise<CalendarEntry[]> {
	const found: CalendarEntry[] = [];
	for (const id of ids) {
		const entry = await watch.source.entry(appointmentReference(id)!, watch.mark);
		found.push(entry ?? deleted(seen.get(id) ?? nothingLeft(id, known[id]!.start, watch.sourceId)));
	}
	return found;
}

function deleted(appointment: Appointment): CalendarEntry {
	return {
		appointment: { ...appointment, status: 'cancelled' },
		createdAt: null,
		updatedAt: null,
		isDeclined: false,
		isAppointment: true,
		isBusy: false,
	};
}

/** An appointment that was deleted for good while n8n was off. */
function nothingLeft(id: string, start: string, source: string): Appointment {
	return {
		id,
		source,
		title: '',
		start,
		end: start,
		timeZone: 'UTC',
		customer: null,
		professional: null,
		location: null,
		meetingUrl: null,
		status: 'cancelled',
		movedFrom: null,
		cancelledBy: null,
		notes: null,
	};
}

/** A deleted one may say nothing but its id; after a restart its start is all that is remembered of it. */
function withMemory(entry: CalendarEntry, seen: LastSeen, known: KnownAppointments): CalendarEntry {
	const { appointment } = entry;
	const { status, customer, cancelledBy, start } = appointment;
	if (status !== 'cancelled') return entry;
	const last = seen.get(appointment.id);
	if (last && customer === null) return { ...entry, appointment: { ...last, status: 'cancelled', cancelledBy } };
	const before = known[appointment.id];
	return start === '' && before ? { ...entry, appointment: { ...appointment, start: before.start, end: before.start } } : entry;
}

/**
 * What was put into another professional's calendar, or out of one of two that it stood in, is not cancelled: it keeps its id. `unclear`:
 * another calendar could not be asked just now.
 */
async function withoutStanding({ source, calendars }: Watch, calendar: string, changes: readonly Change[]) {
	const others = calendars.filter((other) => other !== calendar);
	const standsIn = async (other: string, id: string) => {
		const outcome = await attempt(source.entry({ calendar: other, event: appointmentReference(id)!.event }));
		if (!outcome.ok) return hasClass(outcome.error, 'transient', 'rateLimited') ? undefined : false;
		return outcome.value !== undefined && outcome.value.appointment.status !== 'cancelled';
	};
	const [news, unclear]: [Change[], Change[]] = [[], []];
	for (const change of changes) {
		const { id } = change.entry.appointment;
		const places = change.kind === 'cancelled' ? await Promise.all(others.map(async (other) => await standsIn(other, id))) : [];
		if (!places.includes(true)) (places.includes(undefined) ? unclear : news).push(change);
	}
	return { news, unclear };
}

function changesToTell({ events }: Watch, changes: readonly Change[], memory: WatchMemory, now: number): Happening[] {
	return changes.flatMap(({ kind, entry, key, movedFrom }) => {
		const type = `appointment.${kind}` as const;
		if (memory.told[key] !== undefined) return [];
		memory.told[key] = forgetAt(startAt(entry.appointment.start), now);
		const appointment = movedFrom === undefined ? entry.appointment : { ...entry.appointment, movedFrom };
		const at = Date.parse((kind === 'booked' ? entry.createdAt : entry.updatedAt) ?? '') || now;
		return events.includes(type) ? [{ type, key, at, appointment }] : [];
	});
}

function remindersToTell(watch: Watch, entries: readonly CalendarEntry[], calendar: string, memory: WatchMemory, now: number): Happening[] {
	if (!wantsReminders(watch)) return [];
	for (const lead of watch.rules.leads) memory.leadsSince[lead] ??= now;
	const rules = { ...watch.rules, since: memory.since[calendar]!, leadsSince: memory.leadsSince };
	return entries.flatMap((entry) => {
		const { appointment } = entry;
		const known = memory.known[appointment.id];
		const subject = {
			...entry,
			canBeReached: isReachable(appointment.customer?.phone),
			...(known?.movedAt === undefined ? {} : { movedAt: known.movedAt }),
		};
		const reminders = remindersAt(subject, rules, (key) => memory.told[key] !== undefined, now);
		const until = forgetAt(startOf(appointment, watch.rules.wholeDayMinutes), now);
		for (const mark of reminders.flatMap(({ told }) => told)) memory.told[mark] = until;
		const toTell = { ...appointment, movedFrom: known?.movedFrom ?? appointment.movedFrom };
		return reminders.map((reminder) => reminderHappening(toTell, reminder)).filter(({ type }) => watch.events.includes(type));
	});
}
