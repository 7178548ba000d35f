/** POST /freeBusy */
import { z } from 'zod';
import { checkShape } from '../../../http/shape.mts';
import { blame, ok, type Call } from '../call.mts';
import { badRequest, invalid, missing, timeRangeEmpty } from '../errors.mts';
import { contentOf, takingPlace, type Window } from '../events/occurrences.mts';
import { findCalendar } from '../state.mts';
import { msOf, parseRfc3339 } from '../time/when.mts';
import { isZone, timeInZone } from '../time/zones.mts';
import type { Attendee, Calendar, JsonObject, Occurrence } from '../types.mts';

const shape = z
  .object({
    timeMin: z.string(),
    timeMax: z.string(),
    timeZone: z.string().nullish(),
    groupExpansionMax: z.number().int().nullish(),
    calendarExpansionMax: z.number().int().nullish(),
    items: z.array(z.object({ id: z.string() }).strict()).nullish(),
  })
  .strict();

const longestRangeMs = 92 * 86_400_000;
const mostCalendars = 50;

export function queryFreeBusy(call: Call) {
  const { faults, unknown } = checkShape(shape, call.body);
  if (unknown.length > 0) call.simulation.violation('unknown-field', `${call.operation}: ${unknown.join(', ')}`);
  if (faults[0])
    blame(
      call,
      'invalid-body',
      faults[0].rule === 'required' ? missing('Missing time range.') : invalid(`Invalid value for: ${faults[0].path}`),
    );
  const body = call.body as z.infer<typeof shape>;
  const window = { from: timeOf(call, 'timeMin', body.timeMin), until: timeOf(call, 'timeMax', body.timeMax) };
  checkRange(call, window);
  const zone = body.timeZone ?? 'UTC';
  if (!isZone(zone)) blame(call, 'invalid-body', invalid('Invalid time zone.', 'timeZone'));
  const items = body.items ?? [];
  if (items.length > mostCalendars)
    blame(call, 'too-many-calendars', {
      ...invalid('Too many calendars requested.'),
      domain: 'global',
      reason: 'tooManyCalendarsRequested',
    });
  return ok({
    kind: 'calendar#freeBusy',
    timeMin: timeInZone(window.from, 'UTC'),
    timeMax: timeInZone(window.until, 'UTC'),
    calendars: Object.fromEntries(items.map(({ id }) => [id, busyOf(call, id, window, zone)])),
  });
}

const timeOf = (call: Call, name: string, text: string): number => parseRfc3339(text) ?? blame(call, 'invalid-body', badRequest(name));

function checkRange(call: Call, { from, until }: Window): void {
  if (from >= until) blame(call, 'invalid-body', timeRangeEmpty('timeMax'));
  if (until - from > longestRangeMs)
    blame(call, 'invalid-body', {
      code: 400,
      domain: 'calendar',
      reason: 'timeRangeTooLong',
      message: 'The requested time range is too long.',
      locationType: 'parameter',
      location: 'timeRange',
    });
}

function busyOf(call: Call, id: string, window: Window, zone: string): JsonObject {
  const calendar = findCalendar(call.simulation.state, id);
  if (!calendar) return { errors: [{ domain: 'global', reason: 'notFound' }], busy: [] };
  return {
    busy: busyTimes(calendar, window).map(([start, end]) => ({
      start: timeInZone(Math.max(start, window.from), zone),
      end: timeInZone(Math.min(end, window.until), zone),
    })),
  };
}

/** What stands and blocks time, with times that touch or overlap made one. */
function busyTimes(calendar: Calendar, window: Window): [number, number][] {
  const times = takingPlace(calendar, window)
    .filter((one) => one.status !== 'cancelled' && blocks(one))
    .map(({ start, end }): [number, number] => [msOf(start, calendar.timeZone), msOf(end, calendar.timeZone)])
    .sort(([one], [other]) => one - other);
  return times.reduce<[number, number][]>((merged, [start, end]) => {
    const last = merged.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else merged.push([start, end]);
    return merged;
  }, []);
}

function blocks(one: Occurrence): boolean {
  const { transparency, attendees } = contentOf(one);
  const own = ((attendees ?? []) as readonly Attendee[]).find(({ self }) => self);
  return transparency !== 'transparent' && own?.responseStatus !== 'declined';
}
