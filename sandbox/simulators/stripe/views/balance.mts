/** What a charge or a refund left in the account, and what the account has. */
import { seconds } from '../context.mts';
import { refundedOf } from '../model/totals.mts';
import type { Charge, Method, Refund, State } from '../model/state.mts';

/** Per cent and smallest units that the vendor keeps, as its Brazilian price list has them. */
const fees: Readonly<Record<Method, readonly [number, number]>> = { card: [3.99, 39], pix: [1.19, 0], boleto: [0, 345] };

export function feeOf({ method, amount }: Charge): number {
  const [percent, fixed] = fees[method];
  return Math.min(amount, Math.round((amount * percent) / 100) + fixed);
}

const daysMs = 30 * 24 * 3_600_000;

export const transactionIdOf = ({ id }: Charge | Refund): string => `txn_${id.slice(id.indexOf('_') + 1)}`;

/** Undefined where the id is nobody's. */
export function transactionView(state: State, id: string): Record<string, unknown> | undefined {
  const charge = [...state.charges.values()].find((one) => one.captured > 0 && transactionIdOf(one) === id);
  if (charge) return view(id, charge.id, charge, charge.createdAt, charge.captured, feeOf(charge), 'charge');
  const refund = [...state.refunds.values()].find((one) => one.status === 'succeeded' && transactionIdOf(one) === id);
  return refund && view(id, refund.id, state.charges.get(refund.charge)!, refund.createdAt, -refund.amount, 0, 'refund');
}

function view(id: string, source: string, { currency }: Charge, at: number, amount: number, fee: number, type: 'charge' | 'refund') {
  return {
    id,
    object: 'balance_transaction',
    amount,
    available_on: seconds(at + daysMs),
    balance_type: 'payments',
    created: seconds(at),
    currency,
    description: null,
    exchange_rate: null,
    fee,
    fee_details: fee === 0 ? [] : [{ amount: fee, application: null, currency, description: 'Stripe processing fees', type: 'stripe_fee' }],
    net: amount - fee,
    reporting_category: type,
    source,
    status: 'pending',
    type,
  };
}

/** One currency is enough to see whose account it is. */
export function balanceView(state: State, livemode: boolean): Record<string, unknown> {
  const charges = [...state.charges.values()].filter(
    (one) => one.livemode === livemode && one.status === 'succeeded' && one.currency === 'brl',
  );
  const amount = charges.reduce((sum, charge) => sum + charge.amount - feeOf(charge) - refundedOf(state, charge), 0);
  const entry = (value: number) => [{ amount: value, currency: 'brl', source_types: { card: value } }];
  return { object: 'balance', available: entry(0), connect_reserved: entry(0), livemode, pending: entry(amount) };
}
