import type { BookingDocuments } from '../../../domain/documents/appointment';
import type { BookingEventType, MissedBooking } from '../../../domain/ports/bookingSource';
import type { SourceEvent } from '../../../domain/ports/eventSource';
import { asRecord, asText, type Json } from '../../../runtime/client/json';
import { attempt } from '../../../runtime/errors/attempt';
import { hasClass } from '../../../runtime/errors/integrationError';
import { idIn, type CalendlyApi } from '../client/api';
import { vendor } from '../client/vendor';
import { accountOfToken } from './account';
import { bookingId, isCancelled, isMovedAway, readBooking, timeIn, type Booking } from './readBooking';

/** What there is to tell of a booking as it stands now; undefined for one that another one took the place of. */
export function typeOf({ invitee }: Booking): BookingEventType | undefined {
	if (isCancelled(invitee)) return isMovedAway(invitee) ? undefined : 'appointment.cancelled';
	return asText(invitee.old_invitee) === null ? 'appointment.booked' : 'appointment.moved';
}

/** When that was: when it was cancelled, or made. */
export function happenedAt({ invitee }: Booking): string {
	const { created_at: cancelledAt } = asRecord(invitee.cancellation);
	return timeIn((isCancelled(invitee) ? (cancelledAt ?? invitee.updated_at) : undefined) ?? invitee.created_at);
}

/** An event about the booking, to be read once it is wanted. */
export function eventOf(api: CalendlyApi, booking: Booking, type: BookingEventType, receivedAt: string): MissedBooking {
	const occasion = `${vendor.id}:${bookingId(booking)}/${type.split('.')[1]}`;
	const read = async () => await readEvent(api, booking, type, occasion, receivedAt);
	return { subject: occasion, type, happenedAt: happenedAt(booking), read, listed: booking };
}

async function readEvent(
	api: CalendlyApi,
	booking: Booking,
	type: BookingEventType,
	occasion: string,
	receivedAt: string,
): Promise<SourceEvent<BookingDocuments>> {
	const account = await accountOfToken(api);
	const movedFrom = type === 'appointment.moved' ? await startOfOld(api, booking.invitee) : null;
	const appointment = readBooking(booking, account, movedFrom, api.connection.clock.now());
	const event = {
		id: occasion,
		type,
		occasion,
		source: vendor.id,
		account: idIn(account.organization),
		occurredAt: happenedAt(booking),
		receivedAt,
		correlationId: `${vendor.id}:${appointment.id}`,
	};
	return {
		event,
		document: { appointment },
		raw: { ...booking.invitee, scheduled_event: booking.event },
		subject: occasion,
		...(appointment.noPhone ? { remark: noPhone } : {}),
	};
}

const noPhone =
	'a booking came without a number that WhatsApp reaches: add a question for the phone to the event type in Calendly, and make it required';

/** When the booking that was moved was to begin; null where that event is gone. */
async function startOfOld(api: CalendlyApi, { old_invitee: old }: Json): Promise<string | null> {
	const id = /\/scheduled_events\/([\w-]+)\/invitees\//.exec(asText(old) ?? '')?.[1];
	if (id === undefined) return null;
	const outcome = await attempt(api.get(`/scheduled_events/${id}`));
	if (outcome.ok) return timeIn(outcome.value.start_time);
	if (hasClass(outcome.error, 'notFound')) return null;
	throw outcome.error;
}
