import type { BookingEventType, MissedBooking } from '../../../domain/ports/bookingSource';
import type { RegistrationRequest, TimeWindow } from '../../../domain/ports/eventSource';
import { listMissed } from '../../../runtime/booking/listMissed';
import { listener } from '../../../runtime/client/connection';
import { asRecord, asRecords, asText, type Json } from '../../../runtime/client/json';
import { unreadableAnswer } from '../../../runtime/errors/unreadableAnswer';
import { RecentAnswers } from '../../../runtime/memory/recentAnswers';
import type { CalComApi } from '../client/api';
import { vendor } from '../client/vendor';
import { eventOf, happenedAt, typeOf } from './bookingEvent';

/** A key stays its user's. */
const owners = new RecentAnswers<string>(3_600_000);

/**
 * What happened to bookings in the window, oldest first: one call for 250 of those that changed in it. Where the key's user is the
 * customer of somebody else, the list has that booking, too: it is not theirs to tell.
 */
export async function missedBookings(api: CalComApi, window: TimeWindow, request: RegistrationRequest): Promise<MissedBooking[]> {
	const owner = await owners.get(api.connection.account, api.connection.clock, async () => await ownerOf(api));
	const changed = await api.list('/bookings', { afterUpdatedAt: window.since, sortUpdatedAt: 'asc' });
	const theirs = changed.filter((booking) => isHostedBy(booking, owner));
	const reader = { typeOf, happenedAt, eventOf: (booking: Json, type: BookingEventType) => eventOf(api, booking, type, window.until) };
	return await listMissed(theirs, reader, window, request, listener(api.connection, vendor));
}

function isHostedBy({ hosts }: Json, owner: string): boolean {
	const all = asRecords(hosts);
	return all.length === 0 || all.some(({ id }) => asText(id) === owner);
}

async function ownerOf(api: CalComApi): Promise<string> {
	const id = asText(asRecord(await api.get('/me')).id);
	if (id === null) throw unreadableAnswer(vendor, 'transient', 'the question whose the key is', ['id']);
	return id;
}
