/** Reads an event from a request's body: its shape, its times, its guests. */
import { checkShape } from '../../../http/shape.mts';
import { blame, type Call } from '../call.mts';
import { invalid, missing, timeRangeEmpty } from '../errors.mts';
import { isReadable } from '../time/series.mts';
import { moment, msOf, parseDay, parseLocal, parseRfc3339, type When } from '../time/when.mts';
import { fromLocal, isZone } from '../time/zones.mts';
import type { Attendee, Calendar, JsonObject } from '../types.mts';
import { eventShape, type EventInput } from './shape.mts';

const rule = 'invalid-event';

export function readInput(call: Call): EventInput {
  const { faults, unknown } = checkShape(eventShape, call.body);
  if (unknown.length > 0) call.simulation.violation('unknown-field', `${call.operation}: ${unknown.join(', ')}`);
  const first = faults[0];
  if (first) blame(call, rule, invalid(`Invalid value for: ${first.path}`));
  return call.body as EventInput;
}

export type TimeInput = { readonly date?: string | null; readonly dateTime?: string | null; readonly timeZone?: string | null };

/** `name` is start or end. */
export function readTime(call: Call, name: 'start' | 'end', time: TimeInput | null | undefined, calendar: Calendar): When {
  const { date, dateTime, timeZone } = time ?? {};
  if (!date && !dateTime) return blame(call, rule, missing(`Missing ${name} time.`));
  if (date && dateTime) return blame(call, rule, invalid(`Invalid ${name} time.`));
  if (timeZone && !isZone(timeZone)) return blame(call, rule, invalid(`Invalid time zone definition for ${name} time.`));
  const when = date ? dayOf(date) : momentOf(dateTime!, timeZone ?? undefined, calendar.timeZone);
  if (when === 'zoneMissing') return blame(call, rule, missing(`Missing time zone definition for ${name} time.`));
  return when ?? blame(call, rule, invalid(`Invalid ${name} time.`));
}

function dayOf(date: string): When | undefined {
  const day = parseDay(date);
  return day === undefined ? undefined : { kind: 'day', day };
}

function momentOf(text: string, zone: string | undefined, calendarZone: string): When | 'zoneMissing' | undefined {
  const exact = parseRfc3339(text);
  if (exact !== undefined) return moment(exact, zone ?? calendarZone);
  const local = parseLocal(text);
  if (local === undefined) return undefined;
  return zone === undefined ? 'zoneMissing' : moment(fromLocal(local, zone), zone);
}

/** Both of a kind, in order; an event may be over at once, a day may not. */
export function checkRange(call: Call, start: When, end: When, calendar: Calendar): void {
  if (start.kind !== end.kind) blame(call, rule, invalid('Start and end times must either both be date or both be dateTime.'));
  const length = msOf(end, calendar.timeZone) - msOf(start, calendar.timeZone);
  if (length < 0 || (length === 0 && start.kind === 'day')) blame(call, rule, timeRangeEmpty());
}

export function readRecurrence(call: Call, lines: readonly string[] | null | undefined, start: When, zoneSaid: boolean): readonly string[] {
  if (!lines || lines.length === 0) return [];
  if (start.kind === 'moment' && !zoneSaid) blame(call, rule, missing('Missing time zone definition for start time.'));
  return isReadable({ start, recurrence: lines }) ? lines : blame(call, rule, invalid('Invalid recurrence rule.'));
}

const looksLikeEmail = (email: string) => /^[^\s@<>(),;:]+@[^\s@<>(),;:]+\.[^\s@.]+$/.test(email);

export function readAttendees(call: Call, attendees: EventInput['attendees'], calendar: Calendar): Attendee[] {
  return (attendees ?? []).map(({ email, displayName, responseStatus, optional, resource, comment }) => {
    if (!email) return blame(call, rule, missing('Missing attendee email.'));
    if (!looksLikeEmail(email)) return blame(call, rule, invalid('Invalid attendee email.'));
    return {
      email,
      ...(displayName ? { displayName } : {}),
      responseStatus: responseStatus ?? 'needsAction',
      ...(email === calendar.id ? { self: true, organizer: true } : {}),
      ...(optional ? { optional } : {}),
      ...(resource ? { resource } : {}),
      ...(comment ? { comment } : {}),
    };
  });
}

const longestKey = 44;
const longestValue = 1024;

/** Keys that are too long are dropped, values that are too long are cut, both without a word (Google's guide). */
export function readProperties(call: Call, group: JsonObject | null | undefined): Record<string, string> | undefined {
  const said = Object.entries(group ?? {}).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  for (const [key, value] of said) {
    if (key.length > longestKey)
      call.simulation.violation('property-dropped', `${call.operation}: a key of more than ${longestKey} characters`);
    if (value.length > longestValue)
      call.simulation.violation('property-cut', `${call.operation}: a value of more than ${longestValue} characters`);
  }
  const kept = said.filter(([key]) => key.length <= longestKey).map(([key, value]) => [key, value.slice(0, longestValue)] as const);
  return kept.length === 0 ? undefined : Object.fromEntries(kept);
}
