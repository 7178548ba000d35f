/** Appointments that came to exist, in the world's words. */
import { fingerprint } from '../../world/fingerprint.mts';
import type { LedgerEntry } from '../../world/simulator.mts';
import { vendor } from './context.mts';
import { contentOf, findOccurrence } from './events/occurrences.mts';
import type { State } from './state.mts';
import { msOf } from './time/when.mts';
import type { Attendee, Calendar, StoredEvent } from './types.mts';

/** Whose calendar it is does not matter: holidays, which nobody books, are left out. */
export function toLedger({ calendars, changes }: State): LedgerEntry[] {
  const byPeople = new Set(changes.filter(({ what, by }) => what === 'created' && by === 'people').map(({ eventId }) => eventId));
  return [...calendars.values()]
    .filter(({ accessRole }) => accessRole === 'owner' || accessRole === 'writer')
    .flatMap((calendar) => [...calendar.events.values()].map((event) => entryOf(calendar, event, byPeople.has(event.id))));
}

function entryOf(calendar: Calendar, event: StoredEvent, byPeople: boolean): LedgerEntry {
  const found = findOccurrence(calendar, event.id)!;
  const { attendees, extendedProperties } = contentOf(found);
  const guests = ((attendees ?? []) as readonly Attendee[]).filter(({ self }) => !self);
  const properties = (extendedProperties as { private?: Record<string, string> } | undefined)?.private ?? {};
  return {
    kind: 'appointment',
    vendor,
    id: event.id,
    status: found.status,
    at: event.created,
    detail: {
      calendar: calendar.id,
      start: new Date(msOf(event.start, calendar.timeZone)).toISOString(),
      end: new Date(msOf(event.end, calendar.timeZone)).toISOString(),
      recurring: event.recurrence.length > 0,
      instanceOf: event.instanceOf?.masterId,
      changes: event.sequence,
      by: byPeople ? 'people' : 'api',
      customer: fingerprint(guests[0]?.email),
      properties: Object.keys(properties).sort(),
    },
  };
}
