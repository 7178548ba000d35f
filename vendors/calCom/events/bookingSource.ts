import type { BookingSource } from '../../../domain/ports/bookingSource';
import type { Delivery, RegistrationRequest } from '../../../domain/ports/eventSource';
import type { Connection } from '../../../runtime/client/connection';
import { asRecord, asText } from '../../../runtime/client/json';
import { jsonFields, jsonObject, unreadableEvent } from '../../../runtime/webhooks/deliveryBody';
import { openApi, type CalComApi } from '../client/api';
import { vendor } from '../client/vendor';
import { bookingNamed, eventOf, typeOf } from './bookingEvent';
import { missedBookings } from './missedBookings';
import { registerWebhooks, removeWebhooks } from './registration';
import { verify } from './verify';

export function openBookingSource(connection: Connection): BookingSource {
	const api = () => openApi(connection);
	return {
		registerWebhooks: async (request) => await registerWebhooks(api(), request),
		removeWebhooks: async (request) => await removeWebhooks(api(), request),
		verify: (delivery, request) => verify(connection, delivery, request),
		deduplicationKey,
		read: async (delivery, request) => await readDelivery(api(), delivery, request),
		missed: async (window, request) => await missedBookings(api(), window, request),
	};
}

/** A booking is made once and cancelled once; both are signed. */
function deduplicationKey(delivery: Delivery): string {
	const { triggerEvent, payload } = jsonFields(delivery);
	return `${asText(triggerEvent)}:${asText(asRecord(payload).uid)}`;
}

/** A delivery says which booking it is about, and the API how that stands now: deliveries come late and out of order. */
async function readDelivery(api: CalComApi, delivery: Delivery, { topics }: RegistrationRequest) {
	const { uid } = asRecord(jsonObject(vendor, delivery).payload);
	if (typeof uid !== 'string' || !/^[\w-]{1,100}$/.test(uid)) throw unreadableEvent(vendor);
	const booking = await bookingNamed(api, uid);
	const type = booking && typeOf(booking);
	if (booking === undefined || type === undefined || !topics.includes(type)) return [];
	return [(await eventOf(api, booking, type, delivery.receivedAt).read())!];
}
