/** The account's calendars: the list that a user picks from, and one of them. */
import { blame, calendarOf, flag, ok, type Call } from '../call.mts';
import { invalid } from '../errors.mts';
import type { AccessRole, Calendar, JsonObject } from '../types.mts';
import { countParameter, oneOf } from './parameters.mts';

const roles: readonly AccessRole[] = ['freeBusyReader', 'reader', 'writer', 'owner'];

const entryOf = ({ id, summary, timeZone, primary, accessRole, stamp }: Calendar): JsonObject => ({
  kind: 'calendar#calendarListEntry',
  etag: `"${stamp}000"`,
  id,
  summary,
  timeZone,
  colorId: primary ? '14' : '7',
  backgroundColor: primary ? '#9fe1e7' : '#42d692',
  foregroundColor: '#000000',
  selected: true,
  accessRole,
  defaultReminders: accessRole === 'owner' ? [{ method: 'popup', minutes: 10 }] : [],
  conferenceProperties: { allowedConferenceSolutionTypes: ['hangoutsMeet'] },
  ...(primary ? { primary } : {}),
});

export function listCalendars(call: Call) {
  const { state } = call.simulation;
  const [least = 'freeBusyReader'] = oneOf(call, 'minAccessRole', roles);
  flag(call, 'showHidden');
  const size = Math.min(countParameter(call, 'maxResults') ?? 100, 250);
  const found = [...state.calendars.values()].filter(({ accessRole }) => roles.indexOf(accessRole) >= roles.indexOf(least));
  const from = startOf(call);
  const hasMore = from + size < found.length;
  return ok({
    kind: 'calendar#calendarList',
    etag: `"p${state.stamp}"`,
    ...(hasMore ? { nextPageToken: `${from + size}` } : { nextSyncToken: `C${state.stamp}=` }),
    items: found.slice(from, from + size).map(entryOf),
  });
}

function startOf(call: Call): number {
  const token = call.query.get('pageToken') ?? '0';
  return /^\d+$/.test(token) ? Number(token) : blame(call, 'page-token', invalid('Invalid page token value.', 'pageToken'));
}

export const getListEntry = (call: Call) => ok(entryOf(calendarOf(call)));

export function getCalendar(call: Call) {
  const { id, summary, timeZone, stamp } = calendarOf(call);
  return ok({
    kind: 'calendar#calendar',
    etag: `"${stamp}000"`,
    id,
    summary,
    timeZone,
    conferenceProperties: { allowedConferenceSolutionTypes: ['hangoutsMeet'] },
  });
}
