/** POST …/events */
import { answerZone, blame, ok, writableCalendar, type Call } from '../call.mts';
import { duplicate, invalid, refuse } from '../errors.mts';
import { readContent } from './content.mts';
import { createEvent } from './create.mts';
import { checkRange, readInput, readRecurrence, readTime } from './input.mts';
import { checkMailWish, sendMails } from './mails.mts';
import { asOccurrence } from './occurrences.mts';
import { showEvent } from './show.mts';

const ownId = /^[a-v0-9]{5,1024}$/;

export function insertEvent(call: Call) {
  const calendar = writableCalendar(call);
  checkMailWish(call);
  const { simulation } = call;
  const input = readInput(call);
  const start = readTime(call, 'start', input.start, calendar);
  const end = readTime(call, 'end', input.end, calendar);
  checkRange(call, start, end, calendar);
  const recurrence = readRecurrence(call, input.recurrence, start, Boolean(input.start?.timeZone));
  if (input.eventType === 'fromGmail' || input.eventType === 'birthday')
    blame(call, 'invalid-event', invalid('Invalid event type for this operation.'));
  const content = readContent(call, input, calendar);
  const id = input.id ?? undefined;
  if (id !== undefined && !ownId.test(id)) blame(call, 'invalid-event', invalid('Invalid resource id value.'));
  // A deleted event keeps its id; asking twice is how a client finds out what became of an answer that was lost.
  if (id !== undefined && calendar.events.has(id)) refuse(duplicate());
  const status = input.status ?? 'confirmed';
  const draft = { id, iCalUID: input.iCalUID ?? undefined, start, end, recurrence, content, status };
  const event = createEvent(simulation.state, calendar, draft, simulation.world.clock.now(), 'api');
  sendMails(call, 'invitation', event.id, content);
  return ok(showEvent(calendar, asOccurrence(event), { zone: answerZone(call, calendar), deletedDetails: true }));
}
