import type { Appointment, AppointmentCustomer, AppointmentReference } from '../documents/appointment';
import type { AppointmentSource } from './appointmentSource';

/** A span of time; both ends ISO 8601, or both bare days. */
export interface AppointmentTimes {
	start: string;
	end: string;
	/** IANA name; null for the calendar's. */
	timeZone: string | null;
}

export interface AppointmentDraft extends AppointmentTimes {
	calendar: string;
	/** Names the booking: a second request with it finds the first one's appointment. */
	bookingId: string;
	title: string;
	customer: AppointmentCustomer | null;
	location: string | null;
	notes: string | null;
	/** The customer gets the calendar's own invitation by e-mail. */
	sendsInvitation: boolean;
	/** Refused where something else takes place at that time. */
	onlyIfFree?: boolean;
}

/** `found`: it was there already, made by an earlier request for the same booking. */
export interface CreatedAppointment {
	appointment: Appointment;
	found: boolean;
}

export type AppointmentChange =
	| ({ kind: 'move' } & AppointmentTimes)
	| { kind: 'cancel'; by: NonNullable<Appointment['cancelledBy']> }
	| { kind: 'confirm' };

export interface ChangedAppointment {
	appointment: Appointment;
	/** It stood so before, so that nothing was changed. */
	unchanged: boolean;
}

/** A professional's calendars: what stands in them can be made and changed, too. */
export interface Calendar extends AppointmentSource {
	/** IANA name of the zone that the calendar is kept in; null where that is not said. */
	timeZone(calendar: string): Promise<string | null>;
	create(draft: AppointmentDraft): Promise<CreatedAppointment>;
	/**
	 * Asks how it stands, then changes it only where nobody else did so in between. `expectedStart`: refused where it stands at another
	 * time, because the request is about one that was moved since.
	 */
	change(reference: AppointmentReference, change: AppointmentChange, expectedStart?: string): Promise<ChangedAppointment>;
}
