import type { BookingEventType, MissedBooking } from '../../../domain/ports/bookingSource';
import type { RegistrationRequest, TimeWindow } from '../../../domain/ports/eventSource';
import { listMissed } from '../../../runtime/booking/listMissed';
import { listener } from '../../../runtime/client/connection';
import type { BookingScope } from '../../../runtime/vendorEntry';
import { asNumber, asRecord, asText, type Json } from '../../../runtime/client/json';
import { attempt } from '../../../runtime/errors/attempt';
import { hasClass } from '../../../runtime/errors/integrationError';
import { RecentAnswers } from '../../../runtime/memory/recentAnswers';
import { idIn, type CalendlyApi } from '../client/api';
import { vendor } from '../client/vendor';
import { accountOfToken } from './account';
import { eventOf, happenedAt, typeOf } from './bookingEvent';
import type { Booking } from './readBooking';

/** Who comes to an event changes with its time of change and its count of invitees. Kept for longer than anything is looked back for. */
const inviteesOf = new RecentAnswers<Json[]>(8 * 24 * 3_600_000);

/**
 * What happened to bookings in the window, oldest first. Calendly lists events by their start alone: those that begin after the window
 * are looked through, a call for each hundred, and who comes is asked for where an event was changed in the window, or has several
 * invitees.
 */
export async function missedBookings(
	api: CalendlyApi,
	scope: BookingScope,
	window: TimeWindow,
	request: RegistrationRequest,
): Promise<MissedBooking[]> {
	const { user, organization } = await accountOfToken(api);
	const whose = scope === 'own' ? { user } : { organization };
	const events = await api.list('/scheduled_events', { ...whose, min_start_time: window.since, sort: 'start_time:asc' });
	const changed = events.filter((one) => mayTell(one, window.since));
	const reader = { typeOf, happenedAt, eventOf: (booking: Booking, type: BookingEventType) => eventOf(api, booking, type, window.until) };
	return await listMissed(await bookingsOf(api, changed), reader, window, request, listener(api.connection, vendor));
}

/** Where the calls of this minute are used up, those that were read are told, and the others a minute later. */
async function bookingsOf(api: CalendlyApi, events: readonly Json[]): Promise<Booking[]> {
	const found: Booking[] = [];
	for (const event of events) {
		const outcome = await attempt(invitees(api, event));
		if (outcome.ok) found.push(...outcome.value.map((invitee) => ({ invitee, event })));
		else if (found.length > 0 && hasClass(outcome.error, 'rateLimited')) return found;
		else throw outcome.error;
	}
	return found;
}

/** One of several invitees may come or go without a change of the event itself. */
function mayTell(event: Json, since: string): boolean {
	const changedAt = Date.parse(asText(event.updated_at) ?? asText(event.created_at) ?? '');
	return !(changedAt < Date.parse(since)) || (asNumber(asRecord(event.invitees_counter).limit) ?? 2) > 1;
}

async function invitees(api: CalendlyApi, event: Json): Promise<Json[]> {
	const id = idIn(event.uri) ?? '';
	const { account, clock } = api.connection;
	const state = JSON.stringify([account, id, event.updated_at, event.invitees_counter]);
	return await inviteesOf.get(state, clock, async () => await api.list(`/scheduled_events/${id}/invitees`, {}));
}
