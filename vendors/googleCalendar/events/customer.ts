import type { AppointmentCustomer } from '../../../domain/documents/appointment';
import { bestPhone, writtenContact } from '../../../domain/scheduling/writtenContact';
import { asRecords, asText, type Json } from '../../../runtime/client/json';
import { readProperties } from './properties';

/** Whom the appointment is with: what was kept of the booking, else who is invited, else what is written in it; null for nobody. */
export function readCustomer(event: Json, notes: string | null): AppointmentCustomer | null {
	const kept = readProperties(event);
	const written = isPrivate(event) ? nobody : writtenContact(asText(event.summary), notes);
	const guest = guestIn(event);
	const customer = {
		name: kept.customerName ?? written.name ?? asText(guest.displayName),
		email: kept.customerEmail ?? asText(guest.email) ?? written.email,
		phone: bestPhone([kept.customerPhone, written.phone]),
	};
	return customer.name === null && customer.email === null && customer.phone === null ? null : customer;
}

/** Every customer who was invited has said no, or the professional has. */
export function isDeclined(event: Json): boolean {
	const guests = guestsOf(event);
	return (guests.length > 0 && guests.every(saysNo)) || asRecords(event.attendees).some((each) => each.self === true && saysNo(each));
}

export function hasAccepted(event: Json): boolean {
	return guestsOf(event).some((guest) => asText(guest.responseStatus) === 'accepted');
}

/** Who comes: whoever has said no does not, and who invited may be the clinic's reception. */
function guestIn(event: Json): Json {
	const guests = guestsOf(event);
	const coming = guests.filter((guest) => !saysNo(guest));
	return coming.find(({ organizer }) => organizer !== true) ?? coming[0] ?? guests[0] ?? {};
}

function saysNo(guest: Json): boolean {
	return asText(guest.responseStatus) === 'declined';
}

const nobody: AppointmentCustomer = { name: null, email: null, phone: null };

/** What a professional hides is about the professional: a number in it is nobody's to be written to. */
function isPrivate(event: Json): boolean {
	return event.visibility === 'private' || event.visibility === 'confidential';
}

/** Who was invited and is neither the professional nor a room. */
function guestsOf(event: Json): Json[] {
	return asRecords(event.attendees).filter((each) => each.self !== true && each.resource !== true && !isCalendar(asText(each.email)));
}

function isCalendar(email: string | null): boolean {
	return email === null || email.endsWith('calendar.google.com');
}
