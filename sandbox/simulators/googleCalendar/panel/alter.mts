/** Changes that are made by hand: of an event, of a series, or of one of its instances. */
import type { Simulation } from '../context.mts';
import { dropStrayExceptions } from '../events/exceptions.mts';
import { contentOf, findOccurrence, toException } from '../events/occurrences.mts';
import { touch, type Change } from '../state.mts';
import { dayMs, dayStart, type When } from '../time/when.mts';
import type { Attendee, Calendar, Occurrence, StoredEvent } from '../types.mts';
import { spanOf } from './book.mts';
import type { MoveOptions, TextChange } from './options.mts';

interface Found {
  readonly calendar: Calendar;
  readonly occurrence: Occurrence;
}

export function find({ state }: Simulation, id: string): Found {
  for (const calendar of state.calendars.values()) {
    const occurrence = findOccurrence(calendar, id);
    if (occurrence) return { calendar, occurrence };
  }
  throw new Error(`The simulated calendars have no event ${id}`);
}

function alter(simulation: Simulation, id: string, what: Change['what'], edit: (event: StoredEvent, found: Found) => void): StoredEvent {
  const found = find(simulation, id);
  const now = simulation.world.clock.now();
  const event = toException(found.occurrence, now);
  edit(event, found);
  touch(simulation.state, found.calendar, event, { now, what, by: 'people' });
  dropStrayExceptions(found.calendar, event);
  return event;
}

const lengthOf = (start: When, end: When): { minutes?: number; days?: number } => {
  if (start.kind === 'moment' && end.kind === 'moment') return { minutes: (end.ms - start.ms) / 60_000 };
  return start.kind === 'day' && end.kind === 'day' ? { days: (dayStart(end.day) - dayStart(start.day)) / dayMs } : {};
};

export const move = (simulation: Simulation, id: string, options: MoveOptions): StoredEvent =>
  alter(simulation, id, 'changed', (event, { calendar }) => {
    const { start, end } = event;
    const zone = start.kind === 'moment' ? start.zone : calendar.timeZone;
    Object.assign(event, spanOf({ ...lengthOf(start, end), ...options }, zone));
    event.sequence++;
  });

export const cancel = (simulation: Simulation, id: string): StoredEvent =>
  alter(simulation, id, 'cancelled', (event) => {
    event.status = 'cancelled';
    event.sequence++;
  });

export const restore = (simulation: Simulation, id: string): StoredEvent =>
  alter(simulation, id, 'changed', (event) => void (event.status = 'confirmed'));

export const change = (simulation: Simulation, id: string, { title, ...texts }: TextChange): StoredEvent =>
  alter(simulation, id, 'changed', (event) => {
    event.content = { ...event.content, ...texts, ...(title === undefined ? {} : { summary: title }) };
  });

/** A guest answers the invitation. */
export const respond = (simulation: Simulation, id: string, email: string, responseStatus: Attendee['responseStatus']): StoredEvent =>
  alter(simulation, id, 'changed', (event, { occurrence }) => {
    const attendees = (contentOf(occurrence).attendees ?? []) as readonly Attendee[];
    if (!attendees.some((one) => one.email === email)) throw new Error('Nobody of this address is invited');
    event.content = { ...event.content, attendees: attendees.map((one) => (one.email === email ? { ...one, responseStatus } : one)) };
  });
