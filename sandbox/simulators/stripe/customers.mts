/** What happens in the account without its API: customers at the checkout, their banks, and the owner at the dashboard. */
import { letters } from '../../world/randomText.mts';
import { newId, type Context } from './context.mts';
import { heldPayment, type HeldPayment } from './held.mts';
import {
  cancelReserved,
  capture,
  completeUnpaid,
  completeWithCard,
  completeWithoutPayment,
  declineCard,
  expire,
  fail,
  payDirectly,
  settle,
  startProcessing,
  type DirectPayment,
} from './life/checkout.mts';
import { makeSession, type CheckoutWishes } from './life/make.mts';
import { closeDispute, dispute, endRefund, refund } from './life/refunds.mts';
import { send, tell, wants } from './events/tell.mts';
import { inSmallest } from './model/money.mts';
import type { Charge, Endpoint, PaymentIntent, Session } from './model/state.mts';
import { refundedOf } from './model/totals.mts';
import { sessionView } from './views/session.mts';

export interface CheckoutOptions {
  /**
   * `paid` (default): a card is charged at once, a code or a slip is paid right after; `unpaid`: a code or a slip is shown and waits;
   * `open`: the customer is still at it.
   */
  readonly until?: 'paid' | 'unpaid' | 'open';
  /** Card payments in parts. */
  readonly installments?: number;
  /** A Pix that is paid while the customer waits: its session completes paid. */
  readonly immediate?: boolean;
  readonly overrides?: CheckoutWishes;
}

export interface CheckedOut {
  /** The owner's number of the order, '' where he gave none. */
  readonly orderNumber: string;
  readonly sessionId: string;
  readonly paymentIntentId: string | null;
  /** Smallest unit. */
  readonly amount: number;
}

export interface StripeCustomers {
  checkOut(options?: CheckoutOptions): CheckedOut;
  /** The owner's own page charges a card: a payment intent alone. Returns its id. */
  payDirectly(payment: DirectPayment): string;
  /** The customer pays a slip or a code: its bank says so at once and pays later (`settle`). */
  pay(sessionId: string): void;
  /** The slip or the code ran out. */
  letFail(sessionId: string): void;
  decline(sessionId: string): void;
  expire(sessionId: string): void;
  /** The owner takes what a card's bank has reserved: whole units, all of it unless told. */
  capture(sessionId: string, amount?: number): void;
  /** The owner takes none of it. */
  cancelReserved(sessionId: string): void;
  /** The owner gives money back; whole units, all that is left unless told. Of a session, or of a payment intent alone. */
  refundPayment(id: string, amount?: number): string;
  endRefund(refundId: string, status: 'succeeded' | 'failed'): void;
  dispute(id: string): string;
  closeDispute(disputeId: string, status: 'won' | 'lost'): void;
  payments(): HeldPayment[];
  events(): readonly { readonly id: string; readonly type: string; readonly livemode: boolean }[];
  /** The owner sends an event again. */
  resend(eventId: string): number;
  /** An event of the test mode comes to the live endpoints, signed as theirs are; it may name an order that there is. */
  sendTestEvent(reference?: string): string;
  /** An event of another account comes to this account's endpoints. */
  sendForeignEvent(reference?: string): string;
  endpoints(): readonly Readonly<Endpoint>[];
  changeEndpoints(change: Partial<Pick<Endpoint, 'status' | 'url' | 'events'>>): void;
  dropEndpoints(): void;
  /** A new secret for every endpoint; the old one signs, too, for a while. Returns the new ones. */
  rollSecrets(bothForMs?: number): string[];
}

/** Banks: a Pix is there within a minute, a slip on the next day. */
const settlesAfterMs = { card: 0, pix: 60_000, boleto: 24 * 3_600_000 } as const;

const dayMs = 24 * 3_600_000;

export function createCustomers(context: Context): StripeCustomers {
  const session = (id: string): Session => context.state.sessions.get(id) ?? unknown('session');
  return {
    checkOut: (options) => checkOut(context, options),
    payDirectly: (payment) => payDirectly(context, payment).id,
    pay: (id) => pay(context, session(id)),
    letFail: (id) => fail(context, session(id), intentOf(context, session(id))),
    decline: (id) => declineCard(context, session(id)),
    expire: (id) => expire(context, session(id)),
    capture(id, amount) {
      const intent = intentOf(context, session(id));
      capture(context, session(id), intent, amount === undefined ? intent.amount : inSmallest(intent.currency, amount));
    },
    cancelReserved: (id) => cancelReserved(context, intentOf(context, session(id))),
    refundPayment: (id, amount) => giveBack(context, chargeOf(context, id), amount),
    endRefund: (id, status) => endRefund(context, context.state.refunds.get(id) ?? unknown('refund'), status),
    dispute: (id) => dispute(context, chargeOf(context, id)).id,
    closeDispute: (id, status) => closeDispute(context, context.state.disputes.get(id) ?? unknown('dispute'), status),
    payments: () => [...context.state.sessions.values()].map((one) => heldPayment(context, one)),
    ...dashboard(context),
  };
}

function unknown(kind: string): never {
  throw new Error(`the account has no such ${kind}`);
}

const intentOf = ({ state }: Context, { paymentIntent }: Session): PaymentIntent =>
  state.paymentIntents.get(paymentIntent ?? '') ?? unknown('payment');

/** What paid a session, or an intent. */
function chargeOf(context: Context, id: string): Charge {
  const { charges, paymentIntents, sessions } = context.state;
  const session = sessions.get(id);
  const intent = session ? intentOf(context, session) : paymentIntents.get(id);
  return charges.get(intent?.latestCharge ?? '') ?? unknown('charge');
}

function checkOut(
  context: Context,
  { until = 'paid', installments = 1, immediate = false, overrides = {} }: CheckoutOptions = {},
): CheckedOut {
  const session = makeSession(context, overrides);
  context.state.sessions.set(session.id, session);
  if (until !== 'open') proceed(context, session, { until, installments, immediate });
  const amount = session.paymentIntent === null ? 0 : intentOf(context, session).amount;
  return { orderNumber: session.reference ?? '', sessionId: session.id, paymentIntentId: session.paymentIntent, amount };
}

function proceed(
  context: Context,
  session: Session,
  { until, installments, immediate }: Required<Omit<CheckoutOptions, 'overrides'>>,
): void {
  const worth = session.lines.reduce((sum, line) => sum + line.subtotal - line.discount + line.tax, session.shipping);
  if (session.mode === 'setup' || worth === 0) completeWithoutPayment(context, session);
  else if (session.method === 'card' || (session.method === 'pix' && immediate)) completeWithCard(context, session, installments);
  else {
    completeUnpaid(context, session);
    if (until === 'paid') pay(context, session);
  }
}

function pay(context: Context, session: Session): void {
  const intent = intentOf(context, session);
  const { state, world } = context;
  startProcessing(context, intent);
  state.underWay++;
  world.clock.after(settlesAfterMs[session.method], () => {
    state.underWay--;
    if (context.state === state) settle(context, session, intent);
  });
}

function giveBack(context: Context, charge: Charge, amount?: number): string {
  const left = charge.amount - refundedOf(context.state, charge);
  const smallest = amount === undefined ? left : inSmallest(charge.currency, amount);
  if (smallest > left || smallest <= 0) throw new Error('there is no such amount left of the charge');
  return refund(context, charge, { amount: smallest, reason: 'requested_by_customer' }).id;
}

function dashboard(context: Context) {
  const endpoints = () => [...context.state.endpoints.values()];
  const stranger = (livemode: boolean, reference?: string): Session => {
    const session = makeSession(context, { livemode, method: 'card', ...(reference === undefined ? {} : { reference }) });
    return Object.assign(session, { status: 'complete', paymentStatus: 'paid', paymentIntent: newId(context, 'pi') });
  };
  return {
    events: () => context.state.events.map(({ id, type, livemode }) => ({ id, type, livemode })),
    resend(eventId: string) {
      const event = context.state.events.find(({ id }) => id === eventId) ?? unknown('event');
      const asking = endpoints().filter((endpoint) => wants(endpoint, event));
      for (const endpoint of asking) send(context, endpoint, event);
      return asking.length;
    },
    sendTestEvent(reference?: string) {
      const session = stranger(false, reference);
      context.state.sessions.set(session.id, session);
      const event = tell(context, {
        type: 'checkout.session.completed',
        livemode: false,
        shown: (version) => sessionView(session, version),
      });
      for (const endpoint of endpoints().filter(({ livemode }) => livemode)) send(context, endpoint, event);
      return event.id;
    },
    sendForeignEvent(reference?: string) {
      const session = stranger(true, reference);
      const account = `acct_${letters(context.chance, 16)}`;
      const shown = (version: string) => sessionView(session, version);
      return tell(context, { type: 'checkout.session.completed', livemode: true, account, shown }).id;
    },
    endpoints,
    changeEndpoints(change: Partial<Pick<Endpoint, 'status' | 'url' | 'events'>>) {
      for (const endpoint of endpoints()) Object.assign(endpoint, change);
    },
    dropEndpoints: () => context.state.endpoints.clear(),
    rollSecrets(bothForMs = dayMs) {
      return endpoints().map((endpoint) => {
        for (const old of endpoint.secrets) old.until = Math.min(old.until, context.world.clock.now() + bothForMs);
        const secret = `whsec_${letters(context.chance, 32)}`;
        endpoint.secrets.unshift({ secret, until: Infinity });
        return secret;
      });
    },
  };
}
