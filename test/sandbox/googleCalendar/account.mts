/** The simulated Google account as a client with a good login sees it. It is Tuesday, 24 November 2026, noon in São Paulo. */
import { createGoogleCalendar } from '../../../sandbox/simulators/googleCalendar/index.mts';
import { handWorld, type Answered } from '../support/handWorld.mts';
import type { Loose } from '../support/loose.mts';

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

export const api = 'https://www.googleapis.com/calendar/v3';

export interface Ask {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly token?: string;
}

export function openAccount(scopes?: readonly string[]) {
  const world = handWorld(createGoogleCalendar);
  const { simulator } = world;
  const tokens = simulator.issueTokens(scopes);

  const request = (method: string, path: string, { body, headers = {}, token = tokens.access_token }: Ask = {}): Promise<Answered> =>
    world.fetch(`${api}/${path}`, {
      method,
      headers: {
        Authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });

  const events = 'calendars/primary/events';
  const list = (query: Readonly<Record<string, string>> = {}) => request('GET', `${events}?${new URLSearchParams(query).toString()}`);

  return {
    ...world,
    tokens,
    request,
    list,
    events,
    /** Names of what a list has, in its order. */
    titles: async (query: Readonly<Record<string, string>> = {}): Promise<string[]> =>
      (await list(query)).body.items.map(({ summary }: Loose) => summary),
    insert: (body: object, query = '') => request('POST', `${events}${query}`, { body }),
    get: (id: string, query = '') => request('GET', `${events}/${id}${query}`),
    patch: (id: string, body: object, ask: Ask & { readonly query?: string } = {}) =>
      request('PATCH', `${events}/${id}${ask.query ?? ''}`, { ...ask, body }),
    remove: (id: string, query = '', headers = {}) => request('DELETE', `${events}/${id}${query}`, { headers }),
    /** Of a refusal: status, reason and message. */
    refusal: ({ status, body }: Answered) => [status, body.error.errors[0].reason, body.error.message],
  };
}

export const timed = (start: string, end: string, more: object = {}) => ({
  summary: 'Consulta',
  start: { dateTime: start, timeZone: 'America/Sao_Paulo' },
  end: { dateTime: end, timeZone: 'America/Sao_Paulo' },
  ...more,
});
