import type { AppointmentEventType, AppointmentSource } from '../../../domain/ports/appointmentSource';
import type { Known } from '../../../domain/scheduling/changes';
import type { ReminderRules } from '../../../domain/scheduling/reminders';

/** What a trigger looks for. */
export interface Watch {
	source: AppointmentSource;
	/** The vendor's id. */
	sourceId: string;
	/** Which login the calendars are seen with: with another one, a calendar of the same name may be another one. */
	login: string;
	calendars: readonly string[];
	events: readonly AppointmentEventType[];
	rules: Pick<ReminderRules, 'leads' | 'lateBooking' | 'wholeDayMinutes'>;
	/** A word that makes an entry an appointment, whoever it is with; empty for none. */
	mark: string;
	/** How far ahead bookings, moves and cancellations are looked for. */
	daysAhead: number;
}

/**
 * What is kept of the watch between two rounds. n8n saves it whenever something is started, and at activation: what came since then is
 * found again by a later round, and the key of each event lets n8n start it once.
 */
export interface WatchMemory {
	/** When each calendar was first looked through, in milliseconds since the epoch. */
	since: Record<string, number>;
	/** When each lead was first asked for. */
	leadsSince: Record<string, number>;
	/** When bookings were first asked for: earlier ones are no news. */
	bookedSince?: number;
	login?: string;
	/** Until when each calendar was looked through. */
	seenUntil: Record<string, number>;
	/** By the appointment's id. */
	known: Record<string, Known>;
	/** Keys of what was told, and when they may be forgotten. */
	told: Record<string, number>;
}

export const reminderEvents: readonly AppointmentEventType[] = ['reminder.due', 'reminder.skipped'];

export function wantsReminders({ events, rules }: Pick<Watch, 'events' | 'rules'>): boolean {
	return rules.leads.length > 0 && events.some((event) => reminderEvents.includes(event));
}

export function wantsChanges({ events }: Pick<Watch, 'events'>): boolean {
	return events.some((event) => !reminderEvents.includes(event));
}
