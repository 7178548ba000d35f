/** What stands in the calendars, for tests to hold results against. */
import type { Simulation } from '../context.mts';
import { always, contentOf, takingPlace, type Window } from '../events/occurrences.mts';
import { showEvent } from '../events/show.mts';
import { msOf } from '../time/when.mts';
import type { Attendee, Calendar, EventStatus, JsonObject, Occurrence } from '../types.mts';

export interface Slot {
  readonly calendarId: string;
  readonly id: string;
  /** Of an instance: its series. */
  readonly recurringEventId?: string;
  /** Of an instance: where its series has it, in milliseconds. */
  readonly originalStart?: number;
  readonly status: EventStatus;
  /** Milliseconds. */
  readonly start: number;
  readonly end: number;
  readonly allDay: boolean;
  readonly title: string;
  /** A guest has declined. */
  readonly declined: boolean;
}

function slotOf(calendar: Calendar, occurrence: Occurrence): Slot {
  const { master, originalStart } = occurrence;
  const zone = calendar.timeZone;
  const { summary, attendees } = contentOf(occurrence);
  return {
    calendarId: calendar.id,
    id: occurrence.id,
    ...(master && originalStart ? { recurringEventId: master.id, originalStart: msOf(originalStart, zone) } : {}),
    status: occurrence.status,
    start: msOf(occurrence.start, zone),
    end: msOf(occurrence.end, zone),
    allDay: occurrence.start.kind === 'day',
    title: String(summary ?? ''),
    declined: ((attendees ?? []) as readonly Attendee[]).some(({ responseStatus, self }) => !self && responseStatus === 'declined'),
  };
}

/** Series expanded, cancelled slots too, by their start; of the calendars that the owner may write in, unless one is named. */
export function slots({ state }: Simulation, window: Partial<Window> = {}, calendarId?: string): Slot[] {
  const calendars = [...state.calendars.values()].filter(({ id, accessRole }) =>
    calendarId === undefined ? accessRole === 'owner' || accessRole === 'writer' : id === calendarId,
  );
  return calendars
    .flatMap((calendar) => takingPlace(calendar, { ...always, ...window }).map((one) => slotOf(calendar, one)))
    .sort((one, other) => one.start - other.start);
}

/** Everything that is stored, as Google shows it: single events, masters, exceptions, deleted ones. */
export function events({ state }: Simulation, calendarId?: string): (JsonObject & { calendarId: string })[] {
  const calendars = [...state.calendars.values()].filter(({ id }) => calendarId === undefined || id === calendarId);
  return calendars.flatMap((calendar) =>
    [...calendar.events.values()].map((event) => {
      const master = event.instanceOf && calendar.events.get(event.instanceOf.masterId);
      const { id, status, start, end, instanceOf } = event;
      const occurrence: Occurrence = { id, event, status, start, end, ...(master && { master, originalStart: instanceOf!.originalStart }) };
      return { calendarId: calendar.id, ...showEvent(calendar, occurrence, { zone: calendar.timeZone, deletedDetails: true }) };
    }),
  );
}
