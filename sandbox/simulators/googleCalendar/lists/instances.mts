/** GET …/events/{eventId}/instances */
import { calendarOf, flag, ok, type Call } from '../call.mts';
import { notFound, refuse } from '../errors.mts';
import { instancesOf } from '../events/occurrences.mts';
import { msOf, parseRfc3339 } from '../time/when.mts';
import type { Occurrence } from '../types.mts';
import { shownPage } from './eventsList.mts';
import { pageOf } from './pages.mts';
import { windowParameters } from './parameters.mts';

export function listInstances(call: Call) {
  const calendar = calendarOf(call);
  const master = calendar.events.get(call.params.eventId ?? '');
  if (!master || master.recurrence.length === 0) return refuse(notFound());
  const window = windowParameters(call);
  const showDeleted = flag(call, 'showDeleted') ?? false;
  const page = pageOf(call, () =>
    instancesOf(calendar, master, window)
      .filter((one) => (showDeleted || one.status !== 'cancelled') && isAsked(call, one, calendar.timeZone))
      .sort((one, other) => msOf(one.start, calendar.timeZone) - msOf(other.start, calendar.timeZone)),
  );
  return ok(shownPage(call, calendar, page, undefined));
}

function isAsked({ query }: Call, { originalStart }: Occurrence, zone: string): boolean {
  const wanted = query.get('originalStart');
  if (wanted === null || !originalStart) return true;
  return originalStart.kind === 'day' ? originalStart.day === wanted : msOf(originalStart, zone) === parseRfc3339(wanted);
}
