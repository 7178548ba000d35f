/** GET …/events */
import { answerZone, calendarOf, ok, type Call } from '../call.mts';
import { calendarFields, showEvent } from '../events/show.mts';
import type { Calendar } from '../types.mts';
import { countParameter } from './parameters.mts';
import { pageOf, type Page } from './pages.mts';
import { readQuery } from './query.mts';
import { select } from './select.mts';
import { changedSince, newSyncToken, readSyncPoint } from './sync.mts';

export function listEvents(call: Call) {
  const calendar = calendarOf(call);
  const point = readSyncPoint(call, calendar);
  const query = readQuery(call);
  const page = pageOf(call, () => (point ? changedSince(calendar, point, query.singleEvents) : select(calendar, query)));
  const syncToken = page.nextPageToken === undefined ? newSyncToken(call, calendar, point?.window ?? query.window) : undefined;
  return ok(shownPage(call, calendar, page, syncToken));
}

export function shownPage(call: Call, calendar: Calendar, { items, nextPageToken }: Page, nextSyncToken: string | undefined) {
  const options = {
    zone: answerZone(call, calendar),
    maxAttendees: countParameter(call, 'maxAttendees'),
    deletedDetails: call.simulation.state.deletedDetails,
  };
  return {
    ...calendarFields(calendar),
    ...(nextPageToken === undefined ? {} : { nextPageToken }),
    ...(nextSyncToken === undefined ? {} : { nextSyncToken }),
    items: items.map((one) => showEvent(calendar, one, options)),
  };
}
