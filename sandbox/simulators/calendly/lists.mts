/** Lists of what was booked, by pages: events by their start, and who was invited to one. */
import type { Answer } from '../../http/answer.mts';
import type { Incoming } from '../../http/app.mts';
import { apiBase, type Booking, type Simulation } from './context.mts';
import { denied, invalidArgument, notFound, refuse } from './errors.mts';
import { eventView, inviteeView } from './payload.mts';

/** The API shows an invitee without the event, which has a call of its own. */
export function invitee(simulation: Simulation, booking: Booking): object {
  const { scheduled_event: _event, ...rest } = inviteeView(simulation, booking);
  return rest;
}

/** Of a user (oneself, unless one is an admin) or of the organization; both statuses unless told. */
export function listEvents(simulation: Simulation, { url }: Incoming): Answer {
  const { state, secrets, violation } = simulation;
  const ask = url.searchParams;
  const [user, organization] = [ask.get('user'), ask.get('organization')];
  if (user === null && organization === null) {
    violation('invalid-query', 'user or organization');
    refuse(invalidArgument('user', 'is missing'));
  }
  if ((user ?? secrets.user) !== secrets.user || (organization ?? secrets.organization) !== secrets.organization) {
    violation('foreign-account', 'scheduled events');
    refuse(denied('You do not have permission to access this resource.'));
  }
  if (user === null && !state.isAdmin) refuse(denied('You do not have permission to perform this action.'));
  const [from, to] = ['min_start_time', 'max_start_time'].map((name) => momentOf(simulation, ask, name));
  const status = ask.get('status');
  const found = [...state.bookings.values()]
    .filter((one) => (from === undefined || one.start >= from) && (to === undefined || one.start <= to))
    .filter((one) => status === null || one.status === status)
    .sort((one, other) => (ask.get('sort') === 'start_time:desc' ? other.start - one.start : one.start - other.start));
  return page(url, found, (one) => eventView(simulation, one));
}

function momentOf({ violation }: Simulation, ask: URLSearchParams, name: string): number | undefined {
  const text = ask.get(name);
  if (text === null) return undefined;
  if (/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,6})?Z$/.test(text)) return Date.parse(text);
  violation('invalid-query', name);
  return refuse(invalidArgument(name, 'must be a UTC date'));
}

export function listInvitees(simulation: Simulation, { url }: Incoming): Answer {
  const event = `${apiBase}${url.pathname.replace(/\/invitees$/, '')}`;
  const found = [...simulation.state.bookings.values()].filter(({ eventUri }) => eventUri === event);
  if (found.length === 0) refuse(notFound());
  return page(url, found, (one) => invitee(simulation, one));
}

/** 20 a page unless told, at most 100; page tokens are places in the list. */
export function page<T>(url: URL, found: readonly T[], show: (one: T) => object): Answer {
  const count = Math.min(Number(url.searchParams.get('count') ?? 20), 100);
  const from = Number(url.searchParams.get('page_token') ?? 0);
  const shown = found.slice(from, from + count);
  const hasMore = from + count < found.length;
  const next = new URL(url);
  next.searchParams.set('page_token', String(from + count));
  return {
    status: 200,
    body: {
      collection: shown.map(show),
      pagination: {
        count: shown.length,
        next_page: hasMore ? next.href : null,
        previous_page: null,
        next_page_token: hasMore ? String(from + count) : null,
        previous_page_token: null,
      },
    },
  };
}
