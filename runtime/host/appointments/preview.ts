import type { CalendarEntry } from '../../../domain/ports/appointmentSource';
import { remindersAt } from '../../../domain/scheduling/reminders';
import { startOf } from '../../../domain/scheduling/startOf';
import { isReachable } from '../../../domain/scheduling/writtenContact';
import { reminderHappening, type Happening } from './happening';
import { wantsReminders, type Watch, type WatchMemory } from './watch';

const minuteMs = 60_000;

/** How far a test run looks ahead. */
export const previewMs = 48 * 60 * minuteMs;

/** What would go out, and what would be skipped, if nothing in the calendars changed: by time. Writes nothing. */
export async function preview(watch: Watch, memory: WatchMemory, now: number): Promise<Happening[]> {
	if (!wantsReminders(watch)) return [];
	const until = now + previewMs + Math.max(...watch.rules.leads) * minuteMs;
	const window = { since: new Date(now).toISOString(), until: new Date(until).toISOString() };
	const happenings: Happening[] = [];
	for (const calendar of watch.calendars) {
		const entries = await watch.source.entries({ calendar, ...window, mark: watch.mark });
		const appointments = entries.filter(({ isAppointment }) => isAppointment);
		happenings.push(...appointments.flatMap((entry) => remindersOf(entry, watch, calendar, memory, now)));
	}
	return happenings.toSorted((one, other) => one.at - other.at);
}

function remindersOf(entry: CalendarEntry, { rules, events }: Watch, calendar: string, memory: WatchMemory, now: number): Happening[] {
	const start = startOf(entry.appointment, rules.wholeDayMinutes);
	const moments = rules.leads.map((lead) => Math.max(now, start - lead * minuteMs)).filter((moment) => moment <= now + previewMs);
	const told = new Set(Object.keys(memory.told));
	const movedAt = memory.known[entry.appointment.id]?.movedAt;
	const subject = {
		...entry,
		canBeReached: isReachable(entry.appointment.customer?.phone),
		...(movedAt === undefined ? {} : { movedAt }),
	};
	const since = { since: memory.since[calendar] ?? now, leadsSince: memory.leadsSince };
	return [...new Set(moments)]
		.toSorted((one, other) => one - other)
		.flatMap((moment) => {
			const reminders = remindersAt(subject, { ...rules, ...since }, (key) => told.has(key), moment);
			for (const mark of reminders.flatMap(({ told: marks }) => marks)) told.add(mark);
			return reminders.map((reminder) => reminderHappening(entry.appointment, reminder));
		})
		.filter(({ type }) => events.includes(type));
}
