/** Refunds as the API shows them. */
import { seconds } from '../context.mts';
import type { Refund, State } from '../model/state.mts';
import { transactionIdOf } from './balance.mts';
import { nulls } from './parts.mts';

export function refundView(state: State, refund: Refund, isNew: boolean): Record<string, unknown> {
  const charge = state.charges.get(refund.charge)!;
  return {
    id: refund.id,
    object: 'refund',
    amount: refund.amount,
    balance_transaction: refund.status === 'succeeded' && !refund.isRelease ? transactionIdOf(refund) : null,
    charge: charge.id,
    created: seconds(refund.createdAt),
    currency: charge.currency,
    ...(isNew ? nulls('customer', 'customer_account', 'payment_method') : {}),
    destination_details:
      charge.method === 'card' ? { card: { type: 'refund' }, type: 'card' } : { [charge.method]: {}, type: charge.method },
    ...(refund.status === 'failed' ? { failure_reason: 'unknown' } : {}),
    ...(refund.status === 'pending' ? { pending_reason: 'processing' } : {}),
    metadata: refund.metadata,
    payment_intent: charge.paymentIntent,
    reason: refund.reason,
    receipt_number: null,
    source_transfer_reversal: null,
    status: refund.status,
    transfer_reversal: null,
  };
}
