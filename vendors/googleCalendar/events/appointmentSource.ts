import type { AppointmentReference } from '../../../domain/documents/appointment';
import type { AppointmentSource, CalendarEntry, CalendarName, EntryQuestion } from '../../../domain/ports/appointmentSource';
import type { Connection } from '../../../runtime/client/connection';
import { asRecord, asText, type Json } from '../../../runtime/client/json';
import { attempt } from '../../../runtime/errors/attempt';
import { hasClass } from '../../../runtime/errors/integrationError';
import { eventIn, itemsIn } from '../client/answers';
import { eventsPath, openApi, type GoogleApi } from '../client/api';
import { calendarFacts, factsIn } from './calendarFacts';
import { readEvent } from './readEvent';

export function openAppointmentSource(connection: Connection): AppointmentSource {
	return appointmentSource(openApi(connection));
}

export function appointmentSource(api: GoogleApi): AppointmentSource {
	return {
		calendars: async () => await listCalendars(api),
		entries: async (question) => await listEntries(api, question),
		entry: async (reference, mark) => await findEntry(api, reference, mark),
	};
}

/** Of an event, what is read of it. */
const eventFields =
	'id,status,created,updated,summary,description,location,start,end,originalStartTime,recurringEventId,eventType,transparency,visibility,attendees(email,displayName,organizer,self,resource,responseStatus),organizer(displayName,self),extendedProperties,hangoutLink,conferenceData(entryPoints(entryPointType,uri))';

async function listCalendars(api: GoogleApi): Promise<CalendarName[]> {
	const pages = await api.pages('/users/me/calendarList', { maxResults: 250 });
	return pages.flatMap(itemsIn).map((item) => ({
		id: asText(item.id) ?? '',
		name: asText(item.summaryOverride) ?? asText(item.summary) ?? '',
		isOwn: item.primary === true,
		isWritable: item.accessRole === 'owner' || item.accessRole === 'writer',
	}));
}

async function listEntries(api: GoogleApi, question: EntryQuestion): Promise<CalendarEntry[]> {
	const { calendar, since, until, mark, withCancelled = false, withAbsences = false } = question;
	const pages = await api.pages(eventsPath(calendar), {
		timeMin: since,
		timeMax: until,
		singleEvents: true,
		orderBy: 'startTime',
		maxResults: 250,
		...(withCancelled ? { showDeleted: true } : {}),
		...(withAbsences ? {} : { eventTypes: 'default' }),
		fields: `summary,timeZone,nextPageToken,items(${eventFields})`,
	});
	const facts = factsIn(api, calendar, pages[0]);
	return pages.flatMap(itemsIn).map((event) => readEvent(event, facts, api.connection.clock.now(), mark));
}

async function findEntry(api: GoogleApi, reference: AppointmentReference, mark?: string): Promise<CalendarEntry | undefined> {
	const event = await getEvent(api, reference);
	if (!event) return undefined;
	return readEvent(event, await calendarFacts(api, reference.calendar), api.connection.clock.now(), mark);
}

/** The event as it stands; one that was deleted says so for a while, then it is gone. */
export async function getEvent(api: GoogleApi, { calendar, event }: AppointmentReference): Promise<Json | undefined> {
	const outcome = await attempt(api.get(eventsPath(calendar, event)));
	if (outcome.ok) return asRecord(eventIn(outcome.value));
	if (hasClass(outcome.error, 'notFound')) return undefined;
	throw outcome.error;
}
