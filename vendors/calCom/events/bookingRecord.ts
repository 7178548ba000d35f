import type { ForeignRecord, ReadingOptions, RecordReading, RecordShape } from '../../../domain/ports/recordReader';
import { asRecord, asRecords, asText, isRecord, type Json } from '../../../runtime/client/json';
import { requireFields, unfitRecord } from '../../../runtime/records/halfRecord';
import { vendor } from '../client/vendor';
import { happenedAt, typeOf } from './bookingEvent';
import { bookingId, readBooking, timeIn } from './readBooking';

const what = 'booking of Cal.com';

/** What n8n's Cal Trigger puts out: the delivery's payload, with its trigger beside it. A plain Webhook node has both apart. */
const booking: RecordShape = {
	name: what,
	makes: ['appointment'],
	fits: ({ json }) => asText(json.triggerEvent) !== null && asText(payloadIn(json).uid) !== null,
	read: readBookingRecord,
};

export const calComRecords: readonly RecordShape[] = [booking];

function payloadIn(json: Json): Json {
	return isRecord(json.payload) ? json.payload : json;
}

const statuses: Readonly<Record<string, string>> = {
	BOOKING_CREATED: 'accepted',
	BOOKING_PAID: 'accepted',
	BOOKING_RESCHEDULED: 'accepted',
	BOOKING_CANCELLED: 'cancelled',
	BOOKING_REJECTED: 'rejected',
	BOOKING_REQUESTED: 'pending',
};

function readBookingRecord({ json }: ForeignRecord, { now }: ReadingOptions): RecordReading {
	const payload = payloadIn(json);
	const trigger = asText(json.triggerEvent) ?? '';
	if (!Object.hasOwn(statuses, trigger)) throw unfitRecord(vendor, what, `tells of something else (${trigger})`);
	requireFields(vendor, what, payload, ['startTime', 'endTime', 'attendees', 'organizer']);
	const shown = { ...asApi(payload, trigger), createdAt: json.createdAt };
	const movedFrom = asText(payload.rescheduleStartTime);
	const appointment = readBooking(shown, movedFrom === null ? null : timeIn(movedFrom), now);
	const type = typeOf(shown);
	const occasion = `${vendor.id}:${bookingId(shown)}/${type?.split('.')[1]}`;
	const told = { source: vendor.id, account: appointment.id.split('/')[0]!, correlationId: `${vendor.id}:${appointment.id}` };
	const event = type && { id: occasion, type, occasion, ...told, occurredAt: happenedAt(shown), receivedAt: new Date(now).toISOString() };
	return {
		documents: { appointment, ...(event ? { event } : {}) },
		doubts: asText(asRecord(payload.organizer).id) === null ? ['Whose calendar the booking is in is not said.'] : [],
	};
}

/** A delivery in the form that the API shows bookings in, which is the one that is read. */
function asApi(payload: Json, trigger: string): Json {
	const { uid, title, startTime, endTime, organizer, attendees, location, responses, metadata, cancellationReason } = payload;
	const [first = {}] = asRecords(attendees);
	const phone = asText(first.phoneNumber) ?? asText(payload.smsReminderNumber);
	return {
		uid,
		title,
		start: startTime,
		end: endTime,
		status: statuses[trigger],
		hosts: [organizer],
		attendees: [{ ...first, ...(phone === null ? {} : { phoneNumber: phone }) }],
		location,
		meetingUrl: asRecord(metadata).videoCallUrl,
		bookingFieldsResponses: Object.fromEntries(Object.entries(asRecord(responses)).map(([name, answer]) => [name, asRecord(answer).value])),
		rescheduledFromUid: payload.rescheduleUid,
		cancellationReason,
	};
}
