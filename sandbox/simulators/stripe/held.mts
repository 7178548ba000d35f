/** What the account holds of its payments, for the judge. */
import type { HeldAddress, HeldOrder } from '../../shop/held.mts';
import { spread } from '../../shop/shopper.mts';
import type { Context } from './context.mts';
import { inWhole } from './model/money.mts';
import type { Method, Refund, Session } from './model/state.mts';
import { refundedOf, totalsOf } from './model/totals.mts';

export interface HeldPayment extends HeldOrder {
  readonly sessionId: string;
  readonly paymentIntentId: string | null;
  readonly chargeId: string | null;
  readonly livemode: boolean;
  readonly currency: string;
  readonly method: Method;
  readonly paid: boolean;
  readonly sessionStatus: Session['status'];
  readonly disputed: boolean;
  readonly refunds: readonly {
    readonly id: string;
    readonly amount: number;
    readonly status: Refund['status'];
    readonly byClient: boolean;
  }[];
}

export function heldPayment({ state, accountId }: Context, session: Session): HeldPayment {
  const whole = (smallest: number) => inWhole(session.currency, smallest);
  const { total } = totalsOf(session);
  const intent = state.paymentIntents.get(session.paymentIntent ?? '');
  const charge = state.charges.get(intent?.latestCharge ?? '');
  const refunded = charge ? refundedOf(state, charge) : 0;
  const left = total - refunded;
  const home = addressOf(session);
  return {
    sessionId: session.id,
    paymentIntentId: session.paymentIntent,
    chargeId: charge?.id ?? null,
    livemode: session.livemode,
    currency: session.currency,
    method: session.method,
    paid: session.paymentStatus !== 'unpaid',
    sessionStatus: session.status,
    disputed: charge?.disputed ?? false,
    refunds: [...state.refunds.values()]
      .filter((refund) => refund.charge === charge?.id)
      .map(({ id, amount, status, byClient }) => ({ id, amount: whole(amount), status, byClient })),
    orderNumber: session.reference ?? session.id,
    shop: accountId,
    // Left, or its slip ran out.
    cancelled: session.status === 'expired' || intent?.failure === 'expired',
    financialStatus: charge && left === 0 ? 'REFUNDED' : session.paymentStatus === 'unpaid' ? 'PENDING' : 'PAID',
    units: session.lines.reduce((sum, { quantity }) => sum + quantity, 0),
    lines: linesOf(session, refunded),
    shipping: { price: whole(session.shipping), current: left === 0 ? 0 : whole(session.shipping) },
    total: whole(total),
    currentTotal: whole(left),
    recipient: session.collectsShipping ? home : null,
    billing: home,
    taxId: session.shopper.taxId,
    phones: [session.phone],
  };
}

/** A refund names no lines: goods are all there until all the money went back, and what went back is spread over them. */
function linesOf(session: Session, refunded: number): HeldOrder['lines'] {
  const { total } = totalsOf(session);
  const paid = session.lines.map((line) => line.subtotal - line.discount + line.tax);
  const off = spread(Math.min(refunded, total - session.shipping), paid);
  return session.lines.map((line, index) => ({
    sku: line.sku,
    kind: 'goods',
    quantity: line.quantity,
    currentQuantity: refunded === total ? 0 : line.quantity,
    currentTotal: inWhole(session.currency, paid[index]! - off[index]!),
  }));
}

const addressOf = ({ shopper: { home } }: Session): HeldAddress => ({
  address1: `${home.street}, ${home.number}`,
  provinceCode: home.state,
  zip: home.postalCode,
});
