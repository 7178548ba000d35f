import type { AppointmentCustomer } from '../../../domain/documents/appointment';
import { bestPhone, writtenContact } from '../../../domain/scheduling/writtenContact';
import { asRecords, asText, type Json } from '../../../runtime/client/json';
import { readProperties } from './properties';

/** Whom the appointment is with: what was kept of the booking, else who is invited, else what is written in it; null for nobody. */
export function readCustomer(event: Json, notes: string | null): AppointmentCustomer | null {
	const kept = readProperties(event);
	const written = writtenIn(event, notes);
	const guest = guestIn(event, notes);
	const customer = {
		name: kept.customerName ?? written.name ?? asText(guest.displayName),
		email: kept.customerEmail ?? asText(guest.email) ?? written.email,
		phone: bestPhone([kept.customerPhone, written.phone]),
	};
	return customer.name === null && customer.email === null && customer.phone === null ? null : customer;
}

/** Every customer who was invited has said no, or the professional has. */
export function isDeclined(event: Json, notes: string | null): boolean {
	const guests = customersOf(event, notes);
	return (guests.length > 0 && guests.every(saysNo)) || asRecords(event.attendees).some((each) => each.self === true && saysNo(each));
}

export function hasAccepted(event: Json, notes: string | null): boolean {
	return customersOf(event, notes).some((guest) => asText(guest.responseStatus) === 'accepted');
}

/** Who comes: whoever has said no does not. */
function guestIn(event: Json, notes: string | null): Json {
	const guests = customersOf(event, notes);
	return guests.find((guest) => !saysNo(guest)) ?? guests[0] ?? {};
}

/** Of several guests the one of the customer's own address, else all but who invited: that may be the clinic's reception, and always comes. */
function customersOf(event: Json, notes: string | null): Json[] {
	const guests = guestsOf(event);
	if (guests.length < 2) return guests;
	const email = (readProperties(event).customerEmail ?? writtenIn(event, notes).email)?.toLowerCase();
	const own = guests.filter((guest) => asText(guest.email)?.toLowerCase() === email);
	const invited = guests.filter(({ organizer }) => organizer !== true);
	return [own, invited, guests].find(({ length }) => length > 0)!;
}

function writtenIn(event: Json, notes: string | null): AppointmentCustomer {
	return isPrivate(event) ? nobody : writtenContact(asText(event.summary), notes);
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
