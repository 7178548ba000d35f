import type { ForeignRecord, ReadingOptions, RecordReading, RecordShape } from '../../../domain/ports/recordReader';
import { asRecord, asRecords, asText, type Json } from '../../../runtime/client/json';
import { accountOfRecord } from '../../../runtime/records/accountOfRecord';
import { requireFields, unfitRecord } from '../../../runtime/records/halfRecord';
import { vendor } from '../client/vendor';
import { readEvent } from './readEvent';

const what = 'event of Google Calendar';

/** What n8n's Google Calendar and Google Calendar Trigger put out. */
const event: RecordShape = {
	name: what,
	makes: ['appointment'],
	fits: ({ json }) => json.kind === 'calendar#event' || (asText(json.iCalUID) !== null && asText(json.htmlLink) !== null),
	read: readEventRecord,
};

export const googleCalendarRecords: readonly RecordShape[] = [event];

function readEventRecord({ json }: ForeignRecord, options: ReadingOptions): RecordReading {
	requireFields(vendor, what, json, ['id', 'status']);
	if (timeOf(json.start) === null || timeOf(json.end) === null) throw unfitRecord(vendor, what, 'was deleted, or has no time');
	if (json.recurrence !== undefined) {
		throw unfitRecord(
			vendor,
			what,
			'is a whole series',
			'Let the Google Calendar node list the events of a time (Get Many), each by itself',
		);
	}
	const kind = asText(json.eventType) ?? 'default';
	if (kind !== 'default') throw unfitRecord(vendor, what, `is not an appointment (${kind})`);
	const calendar = accountOfRecord(vendor, {
		written: options.account,
		// The flow may know the calendar by another name (`primary`), under which its other appointments have their keys.
		said: options.account === null ? [calendarOf(json)] : [],
		word: 'calendar',
		example: 'the ID of the calendar, for the first one of an account its e-mail address',
	});
	const own = asText(asRecord(json.start).timeZone) ?? asText(asRecord(json.originalStartTime).timeZone);
	const { appointment } = readEvent(json, { calendar, timeZone: own ?? options.timeZone, name: null }, options.now);
	return {
		documents: { appointment },
		doubts: own === null ? [`The event names no time zone: that of the flow (${options.timeZone}) was taken.`] : [],
	};
}

function timeOf(value: unknown): string | null {
	const { dateTime, date } = asRecord(value);
	return asText(dateTime) ?? asText(date);
}

/** `self` stands beside whoever's calendar this copy of the event is in (Google's reference of the Events resource). */
function calendarOf({ organizer, attendees }: Json): string | null {
	const own = [asRecord(organizer), ...asRecords(attendees)].find(({ self }) => self === true);
	return asText(own?.email);
}
