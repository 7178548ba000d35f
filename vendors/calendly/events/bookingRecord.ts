import type { ForeignRecord, ReadingOptions, RecordReading, RecordShape } from '../../../domain/ports/recordReader';
import { asRecord, asText, isRecord, type Json } from '../../../runtime/client/json';
import { unfitRecord } from '../../../runtime/records/halfRecord';
import { vendor } from '../client/vendor';
import { happenedAt, typeOf } from './bookingEvent';
import { bookingId, readBooking, type Booking } from './readBooking';

const what = 'booking of Calendly';

/** What n8n's Calendly Trigger puts out: the delivery as it came. */
const booking: RecordShape = {
	name: what,
	makes: ['appointment'],
	fits: ({ json }) => /\/scheduled_events\/[\w-]+\/invitees\//.test(asText(inviteeIn(json).uri) ?? ''),
	read: readBookingRecord,
};

export const calendlyRecords: readonly RecordShape[] = [booking];

function inviteeIn(json: Json): Json {
	return isRecord(json.payload) ? json.payload : json;
}

function readBookingRecord({ json }: ForeignRecord, { now, timeZone }: ReadingOptions): RecordReading {
	const { scheduled_event: event, ...invitee } = inviteeIn(json);
	const found: Booking = { invitee, event: asRecord(event) };
	const type = typeOf(found);
	if (type === undefined) {
		throw unfitRecord(
			vendor,
			what,
			'was moved, which is no cancellation',
			'Let the flow pass it over: another delivery brings the new booking',
		);
	}
	const theirs = asText(invitee.timezone);
	const account = { user: '', organization: '', name: null, timeZone: theirs ?? timeZone };
	const appointment = readBooking(found, account, null, now);
	const occasion = `${vendor.id}:${bookingId(found)}/${type.split('.')[1]}`;
	const receivedAt = new Date(now).toISOString();
	const correlationId = `${vendor.id}:${appointment.id}`;
	const occurredAt = happenedAt(found);
	return {
		documents: {
			appointment,
			event: { id: occasion, type, occasion, source: vendor.id, account: null, occurredAt, receivedAt, correlationId },
		},
		doubts: [
			theirs === null
				? `The booking names no time zone: that of the flow (${timeZone}) was taken.`
				: "The time zone is the customer's own.",
			...(type === 'appointment.moved' ? ['The booking was moved; the time before that is not said.'] : []),
		],
	};
}
