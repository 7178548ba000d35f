/** DELETE …/events/{eventId}: a series as a whole, or one of its instances. */
import type { Answer } from '../../../http/answer.mts';
import { writableCalendar, type Call } from '../call.mts';
import { deleted, notFound, refuse } from '../errors.mts';
import { touch } from '../state.mts';
import { checkMatch } from './conditions.mts';
import { checkMailWish, sendMails } from './mails.mts';
import { contentOf, findOccurrence, toException } from './occurrences.mts';

export function deleteEvent(call: Call): Answer {
  const calendar = writableCalendar(call);
  checkMailWish(call);
  const { state, world } = call.simulation;
  const found = findOccurrence(calendar, call.params.eventId ?? '') ?? refuse(notFound());
  if (found.status === 'cancelled') refuse(deleted());
  checkMatch(call, found);
  const event = toException(found, world.clock.now());
  event.status = 'cancelled';
  event.sequence++;
  touch(state, calendar, event, { now: world.clock.now(), what: 'cancelled', by: 'api' });
  sendMails(call, 'cancellation', event.id, contentOf(found));
  return { status: 204 };
}
