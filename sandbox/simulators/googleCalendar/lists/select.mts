/** Which events a list has, and in which order. */
import { asStored, contentOf, takingPlace } from '../events/occurrences.mts';
import { msOf } from '../time/when.mts';
import type { Attendee, Calendar, JsonObject, Occurrence } from '../types.mts';
import type { ListQuery } from './query.mts';

export function select(calendar: Calendar, query: ListQuery): Occurrence[] {
  const all = query.singleEvents ? takingPlace(calendar, query.window) : asStored(calendar, query.window);
  return ordered(
    all.filter((one) => matches(one, query)),
    query.orderBy,
    calendar.timeZone,
  );
}

function matches(one: Occurrence, query: ListQuery): boolean {
  const content = contentOf(one);
  return (
    (one.status !== 'cancelled' || showsCancelled(one, query)) &&
    (query.updatedMin === undefined || one.event.updated >= query.updatedMin) &&
    (query.eventTypes.length === 0 || query.eventTypes.includes(String(content.eventType ?? 'default'))) &&
    (query.iCalUID === undefined || one.event.iCalUID === query.iCalUID) &&
    hasProperties(content, 'private', query.privateProperties) &&
    hasProperties(content, 'shared', query.sharedProperties) &&
    query.words.every((word) => searchable(content).includes(word))
  );
}

/** What was deleted since `updatedMin` is told whatever `showDeleted` says; a cancelled instance belongs to its series' description. */
const showsCancelled = (one: Occurrence, { showDeleted, updatedMin, singleEvents }: ListQuery): boolean =>
  showDeleted || updatedMin !== undefined || (!singleEvents && one.master !== undefined);

function hasProperties(content: JsonObject, group: 'private' | 'shared', wanted: ListQuery['privateProperties']): boolean {
  const properties = (content.extendedProperties as Record<string, Record<string, string>> | undefined)?.[group] ?? {};
  return wanted.every(([name, value]) => properties[name] === value);
}

/** Extended properties are not searched. */
function searchable({ summary, description, location, attendees }: JsonObject): string {
  const guests = ((attendees ?? []) as readonly Attendee[]).flatMap(({ email, displayName }) => [email, displayName]);
  return [summary, description, location, ...guests].join('\n').toLowerCase();
}

function ordered(found: Occurrence[], orderBy: ListQuery['orderBy'], zone: string): Occurrence[] {
  if (orderBy === undefined) return found;
  const key = orderBy === 'updated' ? ({ event }: Occurrence) => event.updated : ({ start }: Occurrence) => msOf(start, zone);
  return found
    .map((one) => ({ one, key: key(one) }))
    .sort((a, b) => a.key - b.key)
    .map(({ one }) => one);
}
