import type { BookingDocuments } from '../documents/appointment';
import type { AppointmentEventType } from './appointmentSource';
import type { MissedReport, RegistrationRequest, ReportSource, TimeWindow } from './eventSource';

/** What a booking page reports: what happens to appointments. What is due before they start follows from a calendar. */
export type BookingEventType = Extract<AppointmentEventType, `appointment.${string}`>;

export const bookingEvents: readonly BookingEventType[] = ['appointment.booked', 'appointment.cancelled', 'appointment.moved'];

/**
 * A booking page that reports what customers do there; `topics` are `BookingEventType`s. Each event tells how the booking
 * stands by now: one that was moved or cancelled in the meantime is told by its later event alone. A move is one event, not a cancellation and a booking.
 */
export interface BookingSource extends ReportSource<BookingDocuments> {
	missed(window: TimeWindow, request: RegistrationRequest): Promise<MissedBooking[]>;
}

/** What is known of it before it is read. */
export interface MissedBooking extends MissedReport<BookingDocuments> {
	type: BookingEventType;
}
