import type { Appointment, AppointmentStatus } from '../../../domain/documents/appointment';
import type { CalendarEntry } from '../../../domain/ports/appointmentSource';
import { plainNotes } from '../../../domain/scheduling/plainNotes';
import { canonicalStart } from '../../../domain/scheduling/startOf';
import { asLink, asRecord, asRecords, asText, type Json } from '../../../runtime/client/json';
import { vendor } from '../client/vendor';
import type { CalendarFacts } from './calendarFacts';
import { hasAccepted, isDeclined, readCustomer } from './customer';
import { isConfirmed, readProperties } from './properties';

/** `mark`: see `EntryQuestion`. */
export function readEvent(event: Json, calendar: CalendarFacts, now: number, mark = ''): CalendarEntry {
	const appointment = readAppointment(event, calendar, now);
	const { customer, notes, title, bookingId } = appointment;
	const isMarked = mark !== '' && `${title}\n${notes ?? ''}`.toLowerCase().includes(mark.toLowerCase());
	const isMeant = customer?.phone || customer?.email || bookingId !== undefined || isMarked;
	return {
		appointment,
		createdAt: asText(event.created),
		updatedAt: asText(event.updated),
		isDeclined: isDeclined(event, notes),
		isAppointment: (asText(event.eventType) ?? 'default') === 'default' && Boolean(isMeant),
		isBusy: event.status !== 'cancelled' && keepsAway(event),
		...seriesOf(event),
	};
}

/** "This and following events" makes a second series, called as the first with `_R` and the first of its starts behind it. */
function seriesOf({ recurringEventId }: Json): Pick<CalendarEntry, 'series'> {
	const series = asText(recurringEventId);
	return series === null ? {} : { series: series.replace(/_R\d{8}(?:T\d{6}Z?)?$/, '') };
}

function readAppointment(event: Json, { calendar, timeZone, name }: CalendarFacts, now: number): Appointment {
	const notes = plainNotes(event.description);
	const kept = readProperties(event);
	const start = timeIn(event.start) ?? timeIn(event.originalStartTime) ?? '';
	const end = timeIn(event.end) ?? start;
	return {
		id: `${calendar}/${String(event.id)}`,
		source: vendor.id,
		title: asText(event.summary) ?? '',
		start,
		end,
		timeZone: timeZone ?? asText(asRecord(event.start).timeZone) ?? 'UTC',
		customer: readCustomer(event, notes),
		professional: professionalOf(event, name),
		...placeOf(event),
		status: statusOf(event, isConfirmed(kept, canonicalStart({ start })) || hasAccepted(event, notes), end, now),
		movedFrom: movedFrom(event, start) ?? kept.movedFrom,
		cancelledBy: kept.cancelledBy === 'customer' || kept.cancelledBy === 'professional' ? kept.cancelledBy : null,
		notes,
		...(kept.bookingId === null ? {} : { bookingId: kept.bookingId }),
	};
}

/** A moment with its offset, or a bare day. */
function timeIn(value: unknown): string | null {
	const { dateTime, date } = asRecord(value);
	return asText(dateTime) ?? asText(date);
}

/** Google's `confirmed` is how every event is born: whether the customer will come is told by the answer. */
function statusOf(event: Json, saidYes: boolean, end: string, now: number): AppointmentStatus {
	const title = asText(event.summary) ?? '';
	if (event.status === 'cancelled' || [cancelledByTitle, ...cancelledAtEnd].some((form) => form.test(title))) return 'cancelled';
	// A whole day ends where no zone sees it any more: half a day later at the most.
	if (Date.parse(end) + (end.length === 10 ? 43_200_000 : 0) <= now) return 'done';
	return saidYes ? 'confirmed' : 'scheduled';
}

/** What a reception writes before or behind the name, and what other calendars put before the title, instead of deleting. */
const cancelledWord = '(?:cancelad[oa]|cancelou|cancell?ed|desmarcad[oa]|desmarcou)';
const cancelledByTitle = new RegExp(`^[^\\p{L}]*${cancelledWord}(?!\\p{L})|[^\\p{L}\\s]\\s*${cancelledWord}[^\\p{L}]*$`, 'iu');
/** At the end without a mark: somebody did it, or it is written in capitals. */
const cancelledAtEnd = [
	/(?<!\b(?:que|quem|se|nem|n[aã]o) +)(?<!\p{L})(?:cancelou|desmarcou)[^\p{L}]*$/iu,
	/(?<!\p{L})(?:CANCELAD[OA]|CANCELL?ED|DESMARCAD[OA])[^\p{L}]*$/u,
];

/** One of a series is told by the time that the series has for it. */
function movedFrom(event: Json, start: string): string | null {
	const original = timeIn(event.originalStartTime);
	return original !== null && canonicalStart({ start: original }) !== canonicalStart({ start }) ? original : null;
}

/** The calendar's name; Google calls an account's first calendar by its e-mail address, which is no name for a customer's eyes. */
function professionalOf(event: Json, calendarName: string | null): string | null {
	const named = [calendarName, asText(asRecord(event.organizer).displayName)];
	return named.find((name) => name !== null && !name.includes('@')) ?? null;
}

function placeOf(event: Json): Pick<Appointment, 'location' | 'meetingUrl'> {
	const written = asText(event.location);
	const writtenLink = /^https:\/\/\S+$/.exec(written ?? '')?.[0] ?? null;
	const video = asRecords(asRecord(event.conferenceData).entryPoints).find(({ entryPointType }) => entryPointType === 'video');
	return {
		location: writtenLink === null ? written : null,
		meetingUrl: asLink(event.hangoutLink) ?? asLink(video?.uri) ?? writtenLink,
	};
}

/** What the professional has declined or shows as free takes no time; birthdays and places of work neither. */
function keepsAway(event: Json): boolean {
	if (event.transparency === 'transparent' || event.eventType === 'birthday' || event.eventType === 'workingLocation') return false;
	return !asRecords(event.attendees).some((each) => each.self === true && each.responseStatus === 'declined');
}
