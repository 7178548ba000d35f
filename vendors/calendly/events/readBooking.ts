import type { Appointment, AppointmentCustomer } from '../../../domain/documents/appointment';
import { answeredContact, bestPhone, isReachable, type Answer } from '../../../domain/scheduling/writtenContact';
import { asLink, asRecord, asRecords, asText, asWritten, type Json } from '../../../runtime/client/json';
import { unreadableAnswer } from '../../../runtime/errors/unreadableAnswer';
import { idIn } from '../client/api';
import { vendor } from '../client/vendor';
import type { Account } from './account';

/** An invitee of Calendly's, and the event that he was invited to. */
export interface Booking {
	invitee: Json;
	event: Json;
}

/** `event/invitee`: both are needed to ask for it, and several customers may come to one event. */
export function bookingId({ invitee, event }: Booking): string {
	const ids = [idIn(event.uri), idIn(invitee.uri)];
	if (ids.includes(null)) throw unreadableAnswer(vendor, 'transient', 'the question for a booking', ['uri']);
	return ids.join('/');
}

export function readBooking(booking: Booking, account: Account, movedFrom: string | null, now: number): Appointment {
	const { invitee, event } = booking;
	const start = timeIn(event.start_time);
	const end = timeIn(event.end_time);
	const answers = answersOf(invitee);
	const customer = customerOf(booking, answers);
	return {
		id: bookingId(booking),
		source: vendor.id,
		title: asText(event.name) ?? '',
		start,
		end,
		timeZone: timeZoneOf(booking, account),
		customer,
		professional: hostOf(event)?.name ?? account.name,
		...placeOf(event),
		status: isCancelled(invitee) ? 'cancelled' : Date.parse(end) <= now ? 'done' : 'scheduled',
		movedFrom,
		cancelledBy: cancelledBy(invitee),
		notes: notesOf(invitee, answers),
		...(isReachable(customer.phone) ? {} : { noPhone: true }),
	};
}

export function isCancelled({ status }: Json): boolean {
	return status === 'canceled';
}

/** It was cancelled because another booking took its place: that one tells the move. */
export function isMovedAway({ rescheduled, new_invitee: next }: Json): boolean {
	return rescheduled === true || asText(next) !== null;
}

/** ISO 8601; Calendly writes microseconds. A booking without a time cannot be told. */
export function timeIn(value: unknown): string {
	const moment = Date.parse(asText(value) ?? '');
	if (Number.isNaN(moment)) throw unreadableAnswer(vendor, 'transient', 'the question for a booking', ['start_time']);
	return new Date(moment).toISOString();
}

function answersOf({ questions_and_answers: all }: Json): Answer[] {
	return asRecords(all).map(({ question, answer }) => ({ question: asText(question) ?? '', answer: asText(answer) ?? '' }));
}

function customerOf({ invitee, event }: Booking, answers: readonly Answer[]): AppointmentCustomer {
	const said = answeredContact(answers);
	const parts = [asText(invitee.first_name), asText(invitee.last_name)].filter((part) => part !== null);
	return {
		...said,
		name: asText(invitee.name) ?? (parts.length > 0 ? parts.join(' ') : said.name),
		email: asText(invitee.email) ?? said.email,
		phone: bestPhone([invitee.text_reminder_number, said.phone, calledNumber(event)]),
	};
}

/** Where the professional calls the customer, the place is the customer's number. */
function calledNumber(event: Json): string | null {
	const { type, location } = asRecord(event.location);
	return type === 'outbound_call' ? asText(location) : null;
}

/** At a place, the clock is the professional's; of colleagues in the organization only the customer's is known. */
function timeZoneOf({ invitee, event }: Booking, account: Account): string {
	const theirs = asText(invitee.timezone);
	const host = hostOf(event);
	const own = host === undefined || host.uri === account.user ? account.timeZone : null;
	return own ?? theirs ?? account.timeZone ?? 'UTC';
}

function hostOf({ event_memberships: hosts }: Json): { uri: string | null; name: string | null } | undefined {
	const [first] = asRecords(hosts);
	return first && { uri: asText(first.user), name: asText(first.user_name) };
}

function placeOf(event: Json): Pick<Appointment, 'location' | 'meetingUrl'> {
	const { type, location, join_url: joinUrl } = asRecord(event.location);
	const written = type === 'outbound_call' ? null : asText(location);
	const link = asLink(joinUrl) ?? asLink(written);
	return { location: written === null || written === link ? null : written, meetingUrl: link };
}

function cancelledBy(invitee: Json): Appointment['cancelledBy'] {
	if (!isCancelled(invitee)) return null;
	const { canceler_type: who } = asRecord(invitee.cancellation);
	return who === 'host' ? 'professional' : who === 'invitee' ? 'customer' : null;
}

/** Questions and answers, and why it was cancelled. */
function notesOf(invitee: Json, answers: readonly Answer[]): string | null {
	const reason = asWritten(asRecord(invitee.cancellation).reason)?.trim();
	const lines = [...answers.filter(({ answer }) => answer !== '').map(({ question, answer }) => `${question}: ${answer}`), reason];
	return lines.filter(Boolean).join('\n') || null;
}
