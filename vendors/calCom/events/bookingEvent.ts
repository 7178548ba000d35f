import type { BookingDocuments } from '../../../domain/documents/appointment';
import type { BookingEventType, MissedBooking } from '../../../domain/ports/bookingSource';
import type { SourceEvent } from '../../../domain/ports/eventSource';
import { asRecord, asText, type Json } from '../../../runtime/client/json';
import { attempt } from '../../../runtime/errors/attempt';
import { hasClass } from '../../../runtime/errors/integrationError';
import { unreadableAnswer } from '../../../runtime/errors/unreadableAnswer';
import type { CalComApi } from '../client/api';
import { vendor } from '../client/vendor';
import { bookingId, readBooking, timeIn } from './readBooking';

/**
 * What there is to tell of a booking as it stands now; undefined for one that was asked for and not agreed to, and for one that another
 * one took the place of.
 */
export function typeOf({ status, rescheduledFromUid, rescheduledToUid }: Json): BookingEventType | undefined {
	if (asText(rescheduledToUid) !== null) return undefined;
	if (status === 'cancelled') return 'appointment.cancelled';
	if (status !== 'accepted') return undefined;
	return asText(rescheduledFromUid) === null ? 'appointment.booked' : 'appointment.moved';
}

/** When that was: when it was last changed, where it was cancelled; else when it was made. */
export function happenedAt({ status, createdAt, updatedAt }: Json): string {
	return timeIn(status === 'cancelled' ? (updatedAt ?? createdAt) : createdAt);
}

/** An event about the booking, to be read once it is wanted. */
export function eventOf(api: CalComApi, booking: Json, type: BookingEventType, receivedAt: string): MissedBooking {
	const occasion = `${vendor.id}:${bookingId(booking)}/${type.split('.')[1]}`;
	const read = async () => await readEvent(api, booking, type, occasion, receivedAt);
	return { subject: occasion, type, happenedAt: happenedAt(booking), read, listed: booking };
}

async function readEvent(
	api: CalComApi,
	booking: Json,
	type: BookingEventType,
	occasion: string,
	receivedAt: string,
): Promise<SourceEvent<BookingDocuments>> {
	const movedFrom = type === 'appointment.moved' ? await startOfOld(api, booking) : null;
	const appointment = readBooking(booking, movedFrom, api.connection.clock.now());
	const event = {
		id: occasion,
		type,
		occasion,
		source: vendor.id,
		account: appointment.id.split('/')[0]!,
		occurredAt: happenedAt(booking),
		receivedAt,
		correlationId: `${vendor.id}:${appointment.id}`,
	};
	const remark = appointment.noPhone ? { remark: noPhone } : {};
	return { event, document: { appointment }, raw: booking, subject: occasion, ...remark };
}

const noPhone =
	'a booking came without a number that WhatsApp reaches: add a question for the phone to the event type in Cal.com, and make it required';

/** The booking as it stands now; undefined where there is none. */
export async function bookingNamed(api: CalComApi, uid: string): Promise<Json | undefined> {
	const outcome = await attempt(api.get(`/bookings/${encodeURIComponent(uid)}`));
	if (!outcome.ok) {
		if (hasClass(outcome.error, 'notFound')) return undefined;
		throw outcome.error;
	}
	// Of a recurring one all are answered.
	const all = Array.isArray(outcome.value) ? outcome.value.map(asRecord) : [asRecord(outcome.value)];
	const found = all.find((one) => asText(one.uid) === uid);
	if (!found) throw unreadableAnswer(vendor, 'transient', 'the question for a booking', ['uid']);
	return found;
}

/** When the booking that was moved was to begin; null where it is gone. */
async function startOfOld(api: CalComApi, { rescheduledFromUid }: Json): Promise<string | null> {
	const old = await bookingNamed(api, asText(rescheduledFromUid) ?? '');
	return old === undefined ? null : timeIn(old.start);
}
