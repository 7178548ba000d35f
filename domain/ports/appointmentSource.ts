import type { Appointment, AppointmentReference } from '../documents/appointment';
import type { TimeWindow } from './eventSource';

/** An appointment as it stands in a calendar, with what a trigger has to know of it. */
export interface CalendarEntry {
	appointment: Appointment;
	/** ISO 8601; null where the calendar does not say, as of some that were deleted. */
	createdAt: string | null;
	/** When it was last changed. */
	updatedAt: string | null;
	/** The customer has said no. */
	isDeclined: boolean;
	/** Somebody is meant to come: it has a customer, or the mark that tells such entries from private ones. */
	isAppointment: boolean;
	/** Nothing else can take place meanwhile. */
	isBusy: boolean;
	/** What the appointments of one series share, also after it was split in two; absent for a single one. */
	series?: string;
}

export interface CalendarName {
	id: string;
	name: string;
	/** The account's own. */
	isOwn: boolean;
	/** Entries can be made and changed in it. */
	isWritable: boolean;
}

/** `mark`: a word in the title or the notes that makes an entry an appointment, whoever it is with. */
export interface EntryQuestion extends TimeWindow {
	calendar: string;
	mark?: string;
	/** Those that were deleted are told, too. */
	withCancelled?: boolean;
	/** What only keeps the professional away (focus time, out of office) is told, too. */
	withAbsences?: boolean;
}

/** Calendars that tell what stands in them. */
export interface AppointmentSource {
	calendars(): Promise<CalendarName[]>;
	/** What is going on at some time in the window, series as their single appointments, by start. */
	entries(question: EntryQuestion): Promise<CalendarEntry[]>;
	/** One as it stands now; a deleted one has the status `cancelled`. Undefined where there is none. */
	entry(reference: AppointmentReference, mark?: string): Promise<CalendarEntry | undefined>;
}

/** What may be waited for; it is the type of the event, too. */
export type AppointmentEventType =
	| 'appointment.booked'
	| 'appointment.moved'
	| 'appointment.cancelled'
	| 'reminder.due'
	| 'reminder.skipped';
