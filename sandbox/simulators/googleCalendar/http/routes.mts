/** The calls that are simulated, and their names. */
import type { IncomingCall } from '../../../world/simulator.mts';
import type { Handler } from '../call.mts';
import { patchEvent, updateEvent } from '../events/change.mts';
import { getEvent } from '../events/get.mts';
import { insertEvent } from '../events/insert.mts';
import { deleteEvent } from '../events/remove.mts';
import { getCalendar, getListEntry, listCalendars } from '../lists/calendars.mts';
import { listEvents } from '../lists/eventsList.mts';
import { queryFreeBusy } from '../lists/freeBusy.mts';
import { listInstances } from '../lists/instances.mts';

export interface Route {
  readonly method: string;
  /** As in Google's API description, below `calendar/v3/`. */
  readonly path: string;
  readonly operation: string;
  readonly handle: Handler;
}

const route = (method: string, path: string, operation: string, handle: Handler): Route => ({ method, path, operation, handle });

export const routes: readonly Route[] = [
  route('GET', 'users/me/calendarList', 'calendarList.list', listCalendars),
  route('GET', 'users/me/calendarList/{calendarId}', 'calendarList.get', getListEntry),
  route('GET', 'calendars/{calendarId}', 'calendars.get', getCalendar),
  route('GET', 'calendars/{calendarId}/events', 'events.list', listEvents),
  route('POST', 'calendars/{calendarId}/events', 'events.insert', insertEvent),
  route('GET', 'calendars/{calendarId}/events/{eventId}', 'events.get', getEvent),
  route('PATCH', 'calendars/{calendarId}/events/{eventId}', 'events.patch', patchEvent),
  route('PUT', 'calendars/{calendarId}/events/{eventId}', 'events.update', updateEvent),
  route('DELETE', 'calendars/{calendarId}/events/{eventId}', 'events.delete', deleteEvent),
  route('GET', 'calendars/{calendarId}/events/{eventId}/instances', 'events.instances', listInstances),
  route('POST', 'freeBusy', 'freeBusy.query', queryFreeBusy),
];

const patterns = routes.map((one) => ({ one, pattern: new RegExp(`^/calendar/v3/${one.path.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`) }));

export interface FoundRoute {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

export function findRoute(method: string, path: string): FoundRoute | undefined {
  for (const { one, pattern } of patterns) {
    const match = one.method === method ? pattern.exec(path) : null;
    if (match) return { route: one, params: Object.fromEntries(Object.entries(match.groups ?? {}).map(decode)) };
  }
  return undefined;
}

/** Ids with `@` and `#` come percent-encoded. */
function decode([name, text]: [string, string]): [string, string] {
  try {
    return [name, decodeURIComponent(text)];
  } catch {
    return [name, text];
  }
}

const logins: Readonly<Record<string, string>> = {
  'GET /o/oauth2/v2/auth': 'oauth.authorize',
  'GET /o/oauth2/auth': 'oauth.authorize',
  'POST /token': 'oauth.token',
};

export const operationOf = ({ method, path }: Pick<IncomingCall, 'method' | 'path'>): string =>
  logins[`${method} ${path}`] ?? findRoute(method, path)?.route.operation ?? 'unknown';
