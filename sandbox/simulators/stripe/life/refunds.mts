/** Money that goes back, by the client or by hand, and money that is fought over. */
import { newId, type Context } from '../context.mts';
import type { Charge, Dispute, Happening, Refund } from '../model/state.mts';
import { refundedOf } from '../model/totals.mts';
import { showing, tellOf } from './telling.mts';

export interface RefundRequest {
  /** Smallest unit. */
  readonly amount: number;
  readonly reason?: string | null;
  readonly metadata?: Readonly<Record<string, string>>;
  readonly byClient?: boolean;
  readonly request?: Happening['request'];
}

/** A bank needs a while. */
const pixRefundMs = 10 * 60_000;

/** Whoever asks has looked that so much is left. */
export function refund(context: Context, charge: Charge, asked: RefundRequest): Refund {
  const { state, world } = context;
  const before = refundedOf(state, charge);
  const made: Refund = {
    id: newId(context, charge.method === 'card' ? 're' : 'pyr'),
    livemode: charge.livemode,
    charge: charge.id,
    amount: asked.amount,
    createdAt: world.clock.now(),
    reason: asked.reason ?? null,
    metadata: asked.metadata ?? {},
    status: charge.method === 'card' ? 'succeeded' : 'pending',
    byClient: asked.byClient ?? false,
    isRelease: false,
  };
  state.refunds.set(made.id, made);
  tellOf(context, 'refund.created', showing.refund(context, made), undefined, asked.request);
  tellOf(context, 'charge.refunded', showing.charge(context, charge), { amount_refunded: before }, asked.request);
  if (made.status === 'pending') {
    state.underWay++;
    world.clock.after(pixRefundMs, () => {
      state.underWay--;
      if (context.state === state) endRefund(context, made, 'succeeded');
    });
  }
  return made;
}

/** What was reserved and is not taken is free again; Stripe writes it as a refund. */
export function release(context: Context, charge: Charge, amount: number): void {
  const { id: chargeId, livemode } = charge;
  const now = context.world.clock.now();
  const about = { livemode, charge: chargeId, amount, createdAt: now, reason: null, metadata: {}, byClient: false };
  const made: Refund = { ...about, id: newId(context, 're'), status: 'succeeded', isRelease: true };
  context.state.refunds.set(made.id, made);
  tellOf(context, 'refund.created', showing.refund(context, made));
  tellOf(context, 'charge.refunded', showing.charge(context, charge), { amount_refunded: 0 });
}

export function endRefund(context: Context, made: Refund, status: 'succeeded' | 'failed'): void {
  if (made.status === 'failed' || (made.status === 'succeeded' && status === 'succeeded')) return;
  const before = made.status;
  made.status = status;
  const shown = showing.refund(context, made);
  if (status === 'failed') tellOf(context, 'refund.failed', shown);
  tellOf(context, 'refund.updated', shown, { status: before });
  tellOf(context, 'charge.refund.updated', shown, { status: before });
}

export function dispute(context: Context, charge: Charge): Dispute {
  const { state, world } = context;
  charge.disputed = true;
  const made: Dispute = {
    id: newId(context, 'du'),
    livemode: charge.livemode,
    charge: charge.id,
    amount: charge.amount,
    createdAt: world.clock.now(),
    status: 'needs_response',
  };
  state.disputes.set(made.id, made);
  tellOf(context, 'charge.dispute.created', showing.dispute(context, made));
  return made;
}

export function closeDispute(context: Context, one: Dispute, status: 'won' | 'lost'): void {
  one.status = status;
  tellOf(context, 'charge.dispute.closed', showing.dispute(context, one), { status: 'under_review' });
}
