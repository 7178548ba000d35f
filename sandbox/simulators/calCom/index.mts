/** Cal.com, simulated: webhooks of API v2, and customers who book, ask, move and cancel. */
import { toResponse } from '../../http/answer.mts';
import { createApp } from '../../http/app.mts';
import type { CalendarOfBookings, OnlineBooking } from '../../scheduling/onlineBooking.mts';
import type { Simulator, WorldServices } from '../../world/simulator.mts';
import { book, bookingNamed, cancel, decide, move, request, type MoveBooking } from './bookings.mts';
import { createSecrets, newState, vendor, type Booking, type Secrets, type Simulation, type Webhook } from './context.mts';
import { announce } from './deliver.mts';
import { broken, tooMany } from './errors.mts';
import { toLedger } from './ledger.mts';
import { operationOf, serve } from './routes.mts';
import { truths } from './truths.mts';

export type { MoveBooking } from './bookings.mts';
export type { Secrets as CalComSecrets } from './context.mts';

export interface CalComOptions {
  /** Where bookings are written into, if they name a calendar. */
  readonly calendar?: CalendarOfBookings;
}

export interface CalComSimulator extends Simulator {
  readonly secrets: Secrets;
  /** A customer books; answers the booking's uid. */
  book(booking: OnlineBooking): string;
  /** The same where the professional has to agree. */
  request(booking: OnlineBooking): string;
  accept(uid: string): void;
  reject(uid: string, reason?: string): void;
  /** Answers the uid of the booking that takes the place of the old one. */
  move(uid: string, options: MoveBooking): string;
  cancel(uid: string, reason?: string, by?: 'host' | 'invitee'): void;
  /** Sends once more that a booking was made, moved or cancelled. */
  redeliver(uid: string): void;
  booking(uid: string): Pick<Booking, 'uid' | 'id' | 'status' | 'calendarEvent'>;
  webhooks(): Pick<Webhook, 'id' | 'subscriberUrl' | 'triggers' | 'active'>[];
}

export function createCalCom(world: WorldServices, { calendar }: CalComOptions = {}): CalComSimulator {
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
    hosts: ['api.cal.com'],
    app: createApp((incoming) => serve(simulation, incoming)),
    truths,
    secrets: simulation.secrets,
    operationOf,
    rateLimitedAnswer: () => toResponse(tooMany()),
    serverErrorAnswer: () => toResponse(broken()),
    ledger: () => toLedger(simulation.state),
    reset: () => void (simulation.state = newState()),
    book: (details) => book(simulation, details).uid,
    request: (details) => request(simulation, details).uid,
    accept: (uid) => decide(simulation, uid, true),
    reject: (uid, reason) => decide(simulation, uid, false, reason),
    move: (uid, options) => move(simulation, uid, options).uid,
    cancel: (uid, reason, by) => cancel(simulation, uid, reason, by),
    redeliver(uid) {
      const booking = bookingNamed(simulation, uid);
      const happened = booking.before ? 'BOOKING_RESCHEDULED' : 'BOOKING_CREATED';
      announce(simulation, booking.status === 'CANCELLED' ? 'BOOKING_CANCELLED' : happened, booking);
    },
    booking(uid) {
      const { id, status, calendarEvent } = bookingNamed(simulation, uid);
      return { uid, id, status, calendarEvent };
    },
    webhooks: () =>
      [...simulation.state.webhooks.values()].map(({ id, subscriberUrl, triggers, active }) => ({ id, subscriberUrl, triggers, active })),
  };
}
