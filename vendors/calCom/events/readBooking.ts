import type { Appointment, AppointmentCustomer } from '../../../domain/documents/appointment';
import { answeredContact, bestPhone, isReachable, type Answer } from '../../../domain/scheduling/writtenContact';
import { asLink, asRecord, asRecords, asText, type Json } from '../../../runtime/client/json';
import { unreadableAnswer } from '../../../runtime/errors/unreadableAnswer';
import { vendor } from '../client/vendor';

/** A booking as API v2 shows it (version 2024-08-13). */
export function readBooking(booking: Json, movedFrom: string | null, now: number): Appointment {
	const [host = {}] = asRecords(booking.hosts);
	const answers = answersOf(booking);
	const customer = customerOf(booking, answers);
	const start = timeIn(booking.start);
	const end = timeIn(booking.end);
	return {
		id: bookingId(booking),
		source: vendor.id,
		title: asText(booking.title) ?? '',
		start,
		end,
		timeZone: asText(host.timeZone) ?? asText(attendeeOf(booking).timeZone) ?? 'UTC',
		customer,
		professional: asText(host.name),
		...placeOf(booking),
		status: statusOf(booking, end, now),
		movedFrom,
		cancelledBy: cancelledBy(booking),
		notes: notesOf(booking, answers),
		...(isReachable(customer?.phone) ? {} : { noPhone: true }),
	};
}

/** `host/uid`: the calendar it is in, and its name. */
export function bookingId({ uid, hosts }: Json): string {
	const text = asText(uid);
	if (text === null) throw unreadableAnswer(vendor, 'transient', 'the question for a booking', ['uid']);
	return `${asText(asRecords(hosts)[0]?.id) ?? 'account'}/${text}`;
}

/** ISO 8601 in UTC. A booking without a time cannot be told. */
export function timeIn(value: unknown): string {
	const moment = Date.parse(asText(value) ?? '');
	if (Number.isNaN(moment)) throw unreadableAnswer(vendor, 'transient', 'the question for a booking', ['start']);
	return new Date(moment).toISOString();
}

function statusOf({ status }: Json, end: string, now: number): Appointment['status'] {
	if (status === 'cancelled' || status === 'rejected') return 'cancelled';
	if (status !== 'accepted') return 'unknown';
	return Date.parse(end) <= now ? 'done' : 'scheduled';
}

function attendeeOf({ attendees }: Json): Json {
	return asRecords(attendees)[0] ?? {};
}

/** Fields of the page's own that say nothing of the customer but what stands elsewhere. */
const ownFields = new Set(['name', 'email', 'guests', 'location', 'title', 'rescheduleReason']);

/** By the field's name, which Cal.com makes of the question: `qual-e-o-seu-whatsapp`, `smsReminderNumber`. */
function answersOf(booking: Json): Answer[] {
	const seat = asRecord(attendeeOf(booking).bookingFieldsResponses);
	return Object.entries({ ...asRecord(booking.bookingFieldsResponses), ...seat }).flatMap(([name, value]) => {
		const answer = answerIn(value);
		return ownFields.has(name) || answer === '' ? [] : [{ question: asQuestion(name), answer }];
	});
}

function asQuestion(name: string): string {
	return name
		.replaceAll(/([a-z])([A-Z])/g, '$1 $2')
		.replaceAll(/[-_]+/g, ' ')
		.trim();
}

/** A text, several ticked ones, or a yes. */
function answerIn(value: unknown): string {
	if (Array.isArray(value)) return value.map(answerIn).filter(Boolean).join(', ');
	return typeof value === 'boolean' ? String(value) : (asText(value) ?? '');
}

function customerOf(booking: Json, answers: readonly Answer[]): AppointmentCustomer | null {
	const attendee = attendeeOf(booking);
	const said = answeredContact(answers);
	const customer = {
		...said,
		name: asText(attendee.name) ?? said.name,
		email: emailOf(attendee) ?? said.email,
		phone: bestPhone([attendee.phoneNumber, said.phone, numberIn(booking.location)]),
	};
	return customer.name === null && customer.email === null && customer.phone === null ? null : customer;
}

/** Who books by phone alone gets an address made of the number, which nobody reads. */
function emailOf({ email, displayEmail }: Json): string | null {
	const text = asText(displayEmail) ?? asText(email);
	return text !== null && /@sms\.cal\.com$/i.test(text) ? null : text;
}

/** Where the professional calls the customer, the place is the customer's number. */
function numberIn(location: unknown): string | null {
	const text = asText(location) ?? '';
	return /^\+[\d\s().-]{8,20}$/.test(text) ? text : null;
}

/** `integrations:…` is a video call whose link is not made yet. */
function placeOf({ location, meetingUrl }: Json): Pick<Appointment, 'location' | 'meetingUrl'> {
	const written = asText(location);
	const link = asLink(written) ?? asLink(meetingUrl);
	const isPlace = written !== null && asLink(written) === null && !/^integrations:/.test(written) && numberIn(written) === null;
	return { location: isPlace ? written : null, meetingUrl: link };
}

function cancelledBy(booking: Json): Appointment['cancelledBy'] {
	const who = asText(booking.cancelledByEmail)?.toLowerCase();
	if (who === undefined) return null;
	const isOneOf = (people: unknown) => asRecords(people).some(({ email }) => asText(email)?.toLowerCase() === who);
	if (isOneOf(booking.attendees)) return 'customer';
	return isOneOf(booking.hosts) ? 'professional' : null;
}

/** What the customer wrote, and why it was cancelled. */
function notesOf(booking: Json, answers: readonly Answer[]): string | null {
	const lines = answers.map(({ question, answer }) => `${question}: ${answer}`);
	return [...lines, asText(booking.cancellationReason)].filter(Boolean).join('\n') || null;
}
