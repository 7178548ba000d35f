/** PATCH and PUT …/events/{eventId} */
import { answerZone, blame, ok, writableCalendar, type Call } from '../call.mts';
import { forbidden, invalid, notFound, refuse } from '../errors.mts';
import { touch } from '../state.mts';
import { isSame, showWhen, type When } from '../time/when.mts';
import type { Calendar, EventStatus, JsonObject, Occurrence, StoredEvent } from '../types.mts';
import { checkMatch } from './conditions.mts';
import { readContent } from './content.mts';
import { dropStrayExceptions } from './exceptions.mts';
import { checkRange, readInput, readRecurrence, readTime, type TimeInput } from './input.mts';
import { checkMailWish, sendMails } from './mails.mts';
import { mergePatch } from './merge.mts';
import { contentOf, findOccurrence, toException } from './occurrences.mts';
import type { EventInput } from './shape.mts';
import { showEvent } from './show.mts';

export const patchEvent = (call: Call) => change(call, true);
export const updateEvent = (call: Call) => change(call, false);

function change(call: Call, keepsTheRest: boolean) {
  const calendar = writableCalendar(call);
  checkMailWish(call);
  const found = findOccurrence(calendar, call.params.eventId ?? '') ?? refuse(notFound());
  checkMatch(call, found);
  const patch = readInput(call);
  // A deleted event comes back where its status is set; anything else of it is not the client's any more.
  if (found.status === 'cancelled' && (!patch.status || patch.status === 'cancelled')) refuse(forbidden());
  const wanted = read(call, calendar, found, keepsTheRest ? mergePatch(asInput(found), call.body as JsonObject) : call.body);
  const event = write(call, calendar, found, wanted);
  const now = findOccurrence(calendar, event.id) ?? found;
  return ok(showEvent(calendar, now, { zone: answerZone(call, calendar), deletedDetails: true }));
}

interface Wanted {
  readonly start: When;
  readonly end: When;
  readonly recurrence: readonly string[];
  readonly status: EventStatus;
  readonly content: JsonObject;
}

/** What is there, as a client would have sent it. */
function asInput(found: Occurrence): JsonObject {
  const time = (when: When) => showWhen(when, when.kind === 'moment' ? when.zone : 'UTC');
  return {
    ...contentOf(found),
    start: time(found.start),
    end: time(found.end),
    status: found.status,
    ...(found.master ? {} : { recurrence: found.event.recurrence }),
  };
}

function read(call: Call, calendar: Calendar, found: Occurrence, body: JsonObject): Wanted {
  const input = body as EventInput;
  const start = readTime(call, 'start', input.start as TimeInput, calendar);
  const end = readTime(call, 'end', input.end as TimeInput, calendar);
  checkRange(call, start, end, calendar);
  if (found.master && input.recurrence?.length) blame(call, 'invalid-event', invalid('Invalid recurrence rule.'));
  return {
    start,
    end,
    recurrence: readRecurrence(call, input.recurrence, start, Boolean(input.start?.timeZone)),
    status: input.status ?? 'confirmed',
    content: readContent(keptMeeting(call, found), input, calendar),
  };
}

/** A room that is there already stays, whatever the client knows of conferences. */
function keptMeeting(call: Call, found: Occurrence): Call {
  if (!contentOf(found).conferenceData || call.body.conferenceData !== undefined) return call;
  const query = new URLSearchParams(call.query);
  query.set('conferenceDataVersion', '1');
  return { ...call, query };
}

const text = (value: unknown) => JSON.stringify(value);

function write(call: Call, calendar: Calendar, found: Occurrence, wanted: Wanted): StoredEvent {
  const { state, world } = call.simulation;
  const before = contentOf(found);
  const isMoved = !isSame(found.start, wanted.start) || !isSame(found.end, wanted.end);
  const isRuled = !found.master && text(found.event.recurrence) !== text(wanted.recurrence);
  const differs = text(sorted(before)) !== text(sorted(wanted.content)) || text(found) !== text({ ...found, ...times(wanted) });
  if (!differs && !isRuled) return found.event;
  const event = toException(found, world.clock.now());
  if (isMoved || isRuled || event.status !== wanted.status) event.sequence++;
  Object.assign(event, times(wanted), {
    recurrence: wanted.recurrence,
    content: found.master ? ownOf(found.master.content, wanted.content) : wanted.content,
  });
  touch(state, calendar, event, {
    now: world.clock.now(),
    what: event.status === 'cancelled' ? 'cancelled' : 'changed',
    by: 'api',
    mainData: !onlyReminders(before, wanted.content) || isMoved || isRuled,
  });
  if (isMoved || isRuled) dropStrayExceptions(calendar, event);
  sendMails(call, event.status === 'cancelled' ? 'cancellation' : 'update', event.id, wanted.content);
  return event;
}

const times = ({ start, end, status }: Wanted) => ({ start, end, status });

const sorted = (content: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(content).sort(([one], [other]) => (one < other ? -1 : 1)));

/** Of an exception: only what departs from its series, so that the series' later changes reach it. */
const ownOf = (series: JsonObject, content: JsonObject): JsonObject =>
  Object.fromEntries(
    [...new Set([...Object.keys(series), ...Object.keys(content)])]
      .filter((name) => text(series[name]) !== text(content[name]))
      .map((name) => [name, content[name]]),
  );

function onlyReminders(before: JsonObject, after: JsonObject): boolean {
  const rest = ({ reminders: _reminders, ...others }: JsonObject) => text(sorted(others));
  return rest(before) === rest(after) && text(before.reminders) !== text(after.reminders);
}
