/** Sync tokens: what has changed since a list was read to its end. */
import { letters } from '../../../world/randomText.mts';
import { blame, flag, type Call } from '../call.mts';
import { badRequest, fullSyncRequired, refuse } from '../errors.mts';
import { asStored, takingPlace, type Window } from '../events/occurrences.mts';
import type { SyncPoint } from '../state.mts';
import type { Calendar, Occurrence } from '../types.mts';
import { queryText } from './pages.mts';

/** May not stand beside a sync token (Google's API description). */
const exclusive = ['iCalUID', 'orderBy', 'privateExtendedProperty', 'q', 'sharedExtendedProperty', 'timeMin', 'timeMax', 'updatedMin'];

/** Lists in an order of their own, or of a part by content, end without a sync token. */
const withoutToken = exclusive.filter((name) => !['timeMin', 'timeMax'].includes(name));

/** How long Google keeps a token good is not published. */
export const syncLifetimeMs = 28 * 86_400_000;

export function readSyncPoint(call: Call, calendar: Calendar): SyncPoint | undefined {
  const token = call.query.get('syncToken');
  if (token === null) return undefined;
  const beside = exclusive.find((name) => call.query.has(name));
  if (beside !== undefined) return blame(call, 'sync-token-with-filter', badRequest(beside));
  if (flag(call, 'showDeleted') === false) return blame(call, 'sync-token-with-filter', badRequest('showDeleted'));
  const { state, world } = call.simulation;
  const point = state.syncPoints.get(token);
  if (!point || point.calendarId !== calendar.id || world.clock.now() - point.madeAt > syncLifetimeMs) return refuse(fullSyncRequired());
  if (point.query !== withoutWindow(call))
    call.simulation.violation('sync-token-other-query', 'a sync token was used with other parameters than the list it came from');
  return point;
}

function withoutWindow(call: Call): string {
  const query = new URLSearchParams(call.query);
  for (const name of ['timeMin', 'timeMax', 'syncToken', 'showDeleted']) query.delete(name);
  return queryText({ ...call, query });
}

export function changedSince(calendar: Calendar, { stamp, window }: SyncPoint, singleEvents: boolean): Occurrence[] {
  const all = singleEvents ? takingPlace(calendar, window) : asStored(calendar, window);
  return all.filter(({ event }) => event.stamp > stamp);
}

/** Undefined where such a list has none. */
export function newSyncToken(call: Call, calendar: Calendar, window: Window): string | undefined {
  if (withoutToken.some((name) => call.query.has(name))) return undefined;
  const { state, world } = call.simulation;
  const token = `C${letters(state.random, 31)}=`;
  state.syncPoints.set(token, {
    calendarId: calendar.id,
    stamp: calendar.stamp,
    query: withoutWindow(call),
    window,
    madeAt: world.clock.now(),
  });
  return token;
}
