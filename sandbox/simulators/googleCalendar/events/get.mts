/** GET …/events/{eventId}: deleted ones, too. */
import type { Answer } from '../../../http/answer.mts';
import { answerZone, calendarOf, ok, type Call } from '../call.mts';
import { notFound, refuse } from '../errors.mts';
import { countParameter } from '../lists/parameters.mts';
import { isKnown } from './conditions.mts';
import { findOccurrence } from './occurrences.mts';
import { showEvent } from './show.mts';

export function getEvent(call: Call): Answer {
  const calendar = calendarOf(call);
  const found = findOccurrence(calendar, call.params.eventId ?? '') ?? refuse(notFound());
  if (isKnown(call, found)) return { status: 304 };
  const options = { zone: answerZone(call, calendar), maxAttendees: countParameter(call, 'maxAttendees') };
  return ok(showEvent(calendar, found, { ...options, deletedDetails: call.simulation.state.deletedDetails }));
}
