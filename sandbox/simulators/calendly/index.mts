/** Calendly, simulated: who one is, webhook subscriptions, and customers who book, move and cancel. */
import { toResponse } from '../../http/answer.mts';
import { createApp } from '../../http/app.mts';
import type { CalendarOfBookings, OnlineBooking } from '../../scheduling/onlineBooking.mts';
import type { Simulator, WorldServices } from '../../world/simulator.mts';
import { book, bookingNamed, cancel, move, type CancelBooking, type MoveBooking } from './bookings.mts';
import { createSecrets, newState, vendor, type Secrets, type Simulation, type Subscription } from './context.mts';
import { announce } from './deliver.mts';
import { broken, tooMany } from './errors.mts';
import { toLedger } from './ledger.mts';
import { issueTokens } from './login.mts';
import { operationOf, serve } from './routes.mts';
import { truths } from './truths.mts';

export type { CancelBooking, MoveBooking } from './bookings.mts';
export type { Secrets as CalendlySecrets } from './context.mts';

export interface CalendlyOptions {
  /** Where bookings are written into, if they name a calendar. */
  readonly calendar?: CalendarOfBookings;
}

export interface CalendlySimulator extends Simulator {
  readonly secrets: Secrets;
  issueTokens(): ReturnType<typeof issueTokens>;
  expireTokens(): void;
  /** A customer books; answers the booking's id (the uuid of the scheduled event). */
  book(booking: OnlineBooking): string;
  /** Answers the id of the booking that takes the place of the old one. */
  move(id: string, options: MoveBooking): string;
  cancel(id: string, options?: CancelBooking): void;
  /** The latest delivery about a booking is sent once more. */
  redeliver(id: string): void;
  booking(id: string): {
    readonly eventUri: string;
    readonly inviteeUri: string;
    readonly status: string;
    readonly calendarEvent: string | undefined;
  };
  subscriptions(): Pick<Subscription, 'uri' | 'url' | 'events' | 'scope' | 'state'>[];
  /** As after a day of failures. */
  disable(uri: string): void;
  /** Members who are no admins may not subscribe for the organization. */
  setAdmin(isAdmin: boolean): void;
  /** Whether the plan has webhooks. */
  setPlan(plan: 'withWebhooks' | 'withoutWebhooks'): void;
}

export function createCalendly(world: WorldServices, { calendar }: CalendlyOptions = {}): CalendlySimulator {
  const random = world.random.fork(vendor);
  const simulation: Simulation = {
    world,
    secrets: createSecrets(random.fork('secrets')),
    random: random.fork('state'),
    calendar,
    state: newState(),
    violation: (rule, detail) => world.violation({ vendor, rule, detail }),
  };

  return {
    vendor,
    hosts: ['api.calendly.com', 'auth.calendly.com'],
    app: createApp((incoming) => serve(simulation, incoming)),
    truths,
    secrets: simulation.secrets,
    operationOf,
    unforgivingOperations: ['oauth.token'],
    rateLimitedAnswer: () => toResponse(tooMany()),
    serverErrorAnswer: () => toResponse(broken()),
    issueTokens: () => issueTokens(simulation),
    expireTokens() {
      for (const token of simulation.state.access.keys()) simulation.state.access.set(token, world.clock.now());
    },
    ledger: () => toLedger(simulation.state),
    undelivered: () => simulation.state.waiting,
    reset() {
      // Tokens outlive a reset: n8n has them.
      const { access, refresh } = simulation.state;
      simulation.state = { ...newState(), access, refresh };
    },
    book: (details) => book(simulation, details).id,
    move: (id, options) => move(simulation, id, options).id,
    cancel: (id, options) => cancel(simulation, id, options),
    redeliver(id) {
      const booking = bookingNamed(simulation, id);
      announce(simulation, booking.status === 'active' ? 'invitee.created' : 'invitee.canceled', booking);
    },
    booking(id) {
      const { eventUri, inviteeUri, status, calendarEvent } = bookingNamed(simulation, id);
      return { eventUri, inviteeUri, status, calendarEvent };
    },
    subscriptions: () =>
      [...simulation.state.subscriptions.values()].map(({ uri, url, events, scope, state }) => ({ uri, url, events, scope, state })),
    disable(uri) {
      const found = simulation.state.subscriptions.get(uri);
      if (found) found.state = 'disabled';
    },
    setAdmin: (isAdmin) => void (simulation.state.isAdmin = isAdmin),
    setPlan: (plan) => void (simulation.state.hasWebhooks = plan === 'withWebhooks'),
  };
}
