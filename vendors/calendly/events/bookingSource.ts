import type { BookingSource } from '../../../domain/ports/bookingSource';
import type { Delivery } from '../../../domain/ports/eventSource';
import type { Connection } from '../../../runtime/client/connection';
import { asRecord, asText } from '../../../runtime/client/json';
import type { BookingScope } from '../../../runtime/vendorEntry';
import { jsonFields, jsonObject, unreadableEvent } from '../../../runtime/webhooks/deliveryBody';
import { openApi, type CalendlyApi } from '../client/api';
import { vendor } from '../client/vendor';
import { eventOf, typeOf } from './bookingEvent';
import { missedBookings } from './missedBookings';
import type { Booking } from './readBooking';
import { registerWebhooks, removeWebhooks } from './registration';
import { verify } from './verify';

/** `scope`: the bookings of the token's user, or of everybody in the organization. */
export function openBookingSource(connection: Connection, scope: BookingScope = 'own'): BookingSource {
	const api = () => openApi(connection);
	return {
		registerWebhooks: async (request) => await registerWebhooks(api(), scope, request),
		removeWebhooks: async (request) => await removeWebhooks(api(), scope, request),
		verify: (delivery, request) => verify(connection, delivery, request),
		deduplicationKey,
		async read(delivery, { topics }) {
			const booking = await asItStands(api(), delivery);
			const type = typeOf(booking);
			if (type === undefined || !topics.includes(type)) return [];
			return [(await eventOf(api(), booking, type, delivery.receivedAt).read())!];
		},
		missed: async (window, request) => await missedBookings(api(), scope, window, request),
	};
}

/** An invitee is made once and cancelled once; both are signed. */
function deduplicationKey(delivery: Delivery): string {
	const { event, payload } = jsonFields(delivery);
	return `${asText(event)}:${asText(asRecord(payload).uri)}`;
}

/**
 * The booking of a delivery, as it stands now: deliveries come late and out of order, and of one that was moved or cancelled since then
 * another delivery tells. What was cancelled stays so, and the delivery says all of it.
 */
async function asItStands(api: CalendlyApi, delivery: Delivery): Promise<Booking> {
	const { event: topic, payload } = jsonObject(vendor, delivery);
	const { scheduled_event: event, ...invitee } = asRecord(payload);
	const path = /\/scheduled_events\/[\w-]+\/invitees\/[\w-]+$/.exec(asText(invitee.uri) ?? '')?.[0];
	if (path === undefined) throw unreadableEvent(vendor);
	const isLast = topic === 'invitee.canceled';
	return { invitee: isLast ? invitee : await api.get(path), event: asRecord(event) };
}
