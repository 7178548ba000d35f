/** An event as Google shows it. */
import { ownerEmail } from '../state.mts';
import { showWhen } from '../time/when.mts';
import type { Calendar, JsonObject, Occurrence } from '../types.mts';
import { contentOf } from './occurrences.mts';

export interface ShowOptions {
  /** The answer's time zone. */
  readonly zone: string;
  readonly maxAttendees?: number | undefined;
  /** Deleted events keep their details for the organizer where one is looked at; in lists only their id is sure. */
  readonly deletedDetails: boolean;
}

export const etagOf = ({ event }: Occurrence): string => `"${event.stamp}000"`;

const isoMs = (ms: number) => new Date(ms).toISOString();

export function showEvent(calendar: Calendar, occurrence: Occurrence, options: ShowOptions): JsonObject {
  const { event, status } = occurrence;
  const identity = {
    kind: 'calendar#event',
    etag: etagOf(occurrence),
    id: occurrence.id,
    status,
    ...instanceFields(occurrence, options.zone),
  };
  if (status === 'cancelled' && (occurrence.master !== undefined || !options.deletedDetails)) return identity;
  const times = { start: showWhen(occurrence.start, options.zone), end: showWhen(occurrence.end, options.zone) };
  const known = { created: isoMs(event.created), updated: isoMs(event.updated), iCalUID: event.iCalUID, sequence: event.sequence };
  const content = contentOf(occurrence);
  if (isHidden(calendar, content)) return { ...identity, ...known, ...times, visibility: 'private', eventType: 'default' };
  return {
    ...identity,
    htmlLink: `https://www.google.com/calendar/event?eid=${Buffer.from(`${occurrence.id} ${calendar.id}`).toString('base64url')}`,
    ...known,
    ...peopleOf(calendar),
    ...times,
    ...(event.recurrence.length > 0 && !occurrence.master ? { recurrence: event.recurrence } : {}),
    reminders: { useDefault: true },
    eventType: 'default',
    ...content,
    ...guestsOf(content, options.maxAttendees),
  };
}

const instanceFields = ({ master, originalStart }: Occurrence, zone: string): JsonObject =>
  master && originalStart ? { recurringEventId: master.id, originalStartTime: showWhen(originalStart, zone) } : {};

/** Who may only read sees that there is something private, who may only see the free times sees no more of anything. */
const isHidden = ({ accessRole }: Calendar, { visibility }: JsonObject) =>
  accessRole === 'freeBusyReader' || (accessRole === 'reader' && (visibility === 'private' || visibility === 'confidential'));

function peopleOf({ id, summary, primary }: Calendar): JsonObject {
  const organizer = primary ? { email: id, self: true } : { email: id, displayName: summary, self: true };
  return { creator: primary ? { email: ownerEmail, self: true } : { email: ownerEmail }, organizer };
}

function guestsOf({ attendees }: JsonObject, most: number | undefined): JsonObject {
  if (!Array.isArray(attendees) || most === undefined || attendees.length <= most) return {};
  return { attendees: attendees.filter(({ self }: { self?: boolean }) => self), attendeesOmitted: true };
}

export const calendarFields = ({ summary, timeZone, accessRole, updated, stamp }: Calendar): JsonObject => ({
  kind: 'calendar#events',
  etag: `"p${stamp}"`,
  summary,
  updated: isoMs(updated),
  timeZone,
  accessRole,
  defaultReminders: accessRole === 'owner' ? [{ method: 'popup', minutes: 10 }] : [],
});
