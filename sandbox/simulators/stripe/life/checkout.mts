/** The way of a checkout: paid at once, by a slip or a code that is paid later, refused, or left. */
import { newId, type Context } from '../context.mts';
import type { Charge, PaymentIntent, Session } from '../model/state.mts';
import { totalsOf } from '../model/totals.mts';
import { release } from './refunds.mts';
import { showing, tellOf } from './telling.mts';

export function completeWithCard(context: Context, session: Session, installments = 1): void {
  const intent = startIntent(context, session);
  complete(session, intent);
  if (session.capture === 'manual') return reserve(context, session, intent, installments);
  const charge = succeed(context, intent, installments);
  tellOf(context, 'charge.succeeded', showing.charge(context, charge));
  tellOf(context, 'payment_intent.succeeded', showing.intent(context, intent));
  session.paymentStatus = 'paid';
  tellOf(context, 'checkout.session.completed', showing.session(session));
  tellOf(context, 'charge.updated', showing.charge(context, charge), { balance_transaction: null });
}

/** The card's bank keeps the amount for the owner: the checkout is complete, and nothing is paid. */
function reserve(context: Context, session: Session, intent: PaymentIntent, installments: number): void {
  intent.status = 'requires_capture';
  const charge = newCharge(context, intent, 'succeeded', installments);
  charge.captured = 0;
  tellOf(context, 'charge.succeeded', showing.charge(context, charge));
  tellOf(context, 'payment_intent.amount_capturable_updated', showing.intent(context, intent));
  tellOf(context, 'checkout.session.completed', showing.session(session));
}

/** The owner takes the reserved amount, or less of it. */
export function capture(context: Context, session: Session, intent: PaymentIntent, amount = intent.amount): void {
  const charge = context.state.charges.get(intent.latestCharge ?? '');
  if (!charge || intent.status !== 'requires_capture') throw new Error('nothing is reserved');
  charge.captured = amount;
  intent.status = 'succeeded';
  session.paymentStatus = 'paid';
  if (amount < charge.amount) release(context, charge, charge.amount - amount);
  tellOf(context, 'charge.captured', showing.charge(context, charge));
  tellOf(context, 'payment_intent.succeeded', showing.intent(context, intent));
}

/** The owner takes none of it. */
export function cancelReserved(context: Context, intent: PaymentIntent): void {
  const charge = context.state.charges.get(intent.latestCharge ?? '');
  if (!charge || intent.status !== 'requires_capture') throw new Error('nothing is reserved');
  intent.status = 'canceled';
  release(context, charge, charge.amount);
  tellOf(context, 'payment_intent.canceled', showing.intent(context, intent));
}

/** Nothing to pay, or a card kept for later. */
export function completeWithoutPayment(context: Context, session: Session): void {
  session.status = 'complete';
  session.paymentStatus = 'no_payment_required';
  tellOf(context, 'checkout.session.completed', showing.session(session));
}

/** A slip or a code is shown: the session is complete and not paid. */
export function completeUnpaid(context: Context, session: Session): void {
  const intent = startIntent(context, session);
  intent.status = 'requires_action';
  complete(session, intent);
  tellOf(context, 'payment_intent.requires_action', showing.intent(context, intent));
  tellOf(context, 'checkout.session.completed', showing.session(session));
}

/** The customer goes to the bank. */
export function startProcessing(context: Context, intent: PaymentIntent): void {
  intent.status = 'processing';
  tellOf(context, 'payment_intent.processing', showing.intent(context, intent));
}

/** The bank's money is there. */
export function settle(context: Context, session: Session, intent: PaymentIntent): void {
  if (intent.status === 'succeeded') return;
  const charge = succeed(context, intent, 1);
  session.paymentStatus = 'paid';
  tellOf(context, 'charge.succeeded', showing.charge(context, charge));
  tellOf(context, 'payment_intent.succeeded', showing.intent(context, intent));
  tellOf(context, 'checkout.session.async_payment_succeeded', showing.session(session));
}

/** The slip or the code ran out. */
export function fail(context: Context, session: Session, intent: PaymentIntent): void {
  intent.status = 'requires_payment_method';
  intent.failure = 'expired';
  tellOf(context, 'payment_intent.payment_failed', showing.intent(context, intent));
  tellOf(context, 'checkout.session.async_payment_failed', showing.session(session));
}

/** The session stays open: the customer may try another card. */
export function declineCard(context: Context, session: Session): void {
  const intent = startIntent(context, session);
  intent.failure = 'card_declined';
  const charge = newCharge(context, intent, 'failed', 1);
  tellOf(context, 'charge.failed', showing.charge(context, charge));
  tellOf(context, 'payment_intent.payment_failed', showing.intent(context, intent));
}

export function expire(context: Context, session: Session): void {
  session.status = 'expired';
  tellOf(context, 'checkout.session.expired', showing.session(session));
}

function startIntent(context: Context, session: Session): PaymentIntent {
  const before = context.state.paymentIntents.get(session.paymentIntent ?? '');
  if (before) return before;
  const { livemode, currency, method, id, capture: capturing } = session;
  const intent = openIntent(context, { livemode, currency, method, capture: capturing, session: id, amount: totalsOf(session).total });
  session.paymentIntent = intent.id;
  return intent;
}

export interface DirectPayment {
  /** Smallest unit. */
  readonly amount: number;
  readonly currency?: string;
  readonly description?: string | null;
  readonly receiptEmail?: string | null;
  readonly metadata?: Readonly<Record<string, string>>;
}

/** A card is charged by the owner's own page, without a checkout of the vendor's. */
export function payDirectly(context: Context, { currency = 'brl', ...payment }: DirectPayment): PaymentIntent {
  const intent = openIntent(context, { livemode: true, session: null, currency, method: 'card', capture: 'automatic', ...payment });
  const charge = succeed(context, intent, 1);
  tellOf(context, 'charge.succeeded', showing.charge(context, charge));
  tellOf(context, 'payment_intent.succeeded', showing.intent(context, intent));
  return intent;
}

type Opening = Pick<PaymentIntent, 'livemode' | 'session' | 'amount' | 'currency' | 'method' | 'capture'> &
  Omit<DirectPayment, 'amount' | 'currency'>;

function openIntent(context: Context, { description = null, receiptEmail = null, metadata = {}, ...given }: Opening): PaymentIntent {
  const intent: PaymentIntent = {
    ...given,
    id: newId(context, 'pi'),
    createdAt: context.world.clock.now(),
    status: 'requires_payment_method',
    failure: null,
    latestCharge: null,
    description,
    receiptEmail,
    metadata,
  };
  context.state.paymentIntents.set(intent.id, intent);
  tellOf(context, 'payment_intent.created', showing.intent(context, intent));
  return intent;
}

function complete(session: Session, { id }: PaymentIntent): void {
  session.status = 'complete';
  session.paymentIntent = id;
}

function succeed(context: Context, intent: PaymentIntent, installments: number): Charge {
  intent.status = 'succeeded';
  intent.failure = null;
  return newCharge(context, intent, 'succeeded', installments);
}

function newCharge(context: Context, intent: PaymentIntent, status: Charge['status'], installments: number): Charge {
  const { id: paymentIntent, livemode, amount, currency, method } = intent;
  const id = newId(context, method === 'card' ? 'ch' : 'py');
  const createdAt = context.world.clock.now();
  const taken = { status, captured: status === 'succeeded' ? amount : 0 };
  const charge: Charge = { id, livemode, paymentIntent, amount, currency, createdAt, method, ...taken, disputed: false, installments };
  context.state.charges.set(id, charge);
  intent.latestCharge = id;
  return charge;
}
