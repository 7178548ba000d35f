/** Charges as the API shows them. */
import { seconds } from '../context.mts';
import type { Charge, Method, Session, State } from '../model/state.mts';
import { refundedOf } from '../model/totals.mts';
import { transactionIdOf } from './balance.mts';
import { sessionOf, shippingOf } from './ofSession.mts';
import { addressView, nulls, shippingName } from './parts.mts';

const chargeNulls = nulls(
  'application',
  'application_fee',
  'application_fee_amount',
  'calculated_statement_descriptor',
  'customer',
  'failure_balance_transaction',
  'on_behalf_of',
  'receipt_number',
  'review',
  'source',
  'source_transfer',
  'statement_descriptor',
  'statement_descriptor_suffix',
  'transfer_data',
  'transfer_group',
);

export function chargeView(state: State, charge: Charge): Record<string, unknown> {
  const intent = state.paymentIntents.get(charge.paymentIntent)!;
  const session = sessionOf(state, intent);
  const refunded = refundedOf(state, charge);
  const paid = charge.status === 'succeeded';
  return {
    id: charge.id,
    object: 'charge',
    ...chargeNulls,
    amount: charge.amount,
    amount_captured: charge.captured,
    amount_refunded: refunded,
    balance_transaction: charge.captured > 0 ? transactionIdOf(charge) : null,
    billing_details: billingOf(session, charge.method),
    captured: charge.captured > 0,
    created: seconds(charge.createdAt),
    currency: charge.currency,
    description: intent.description,
    disputed: charge.disputed,
    failure_code: paid ? null : 'card_declined',
    failure_message: paid ? null : 'Your card has insufficient funds.',
    fraud_details: {},
    livemode: charge.livemode,
    metadata: intent.metadata,
    outcome: outcomeOf(paid),
    paid,
    payment_intent: charge.paymentIntent,
    payment_method: `pm_${charge.paymentIntent.slice(3)}`,
    payment_method_details: methodDetails(charge, session),
    receipt_email: session?.shopper.person.email ?? intent.receiptEmail,
    receipt_url: paid ? `https://pay.stripe.com/receipts/payment/${charge.id}` : null,
    refunded: refunded === charge.amount,
    shipping: shippingOf(session),
    status: charge.status,
  };
}

const billingOf = (session: Session | undefined, method: Method) => ({
  address: session ? addressView(session.shopper.home) : null,
  email: session?.shopper.person.email ?? null,
  name: session ? shippingName(session.shopper) : null,
  phone: session?.phone ?? null,
  tax_id: session && method === 'boleto' ? session.taxId.typed : null,
});

const outcomeOf = (paid: boolean) => ({
  advice_code: null,
  network_advice_code: null,
  network_decline_code: paid ? null : '51',
  network_status: paid ? 'approved_by_network' : 'declined_by_network',
  reason: paid ? null : 'insufficient_funds',
  risk_level: 'normal',
  seller_message: paid ? 'Payment complete.' : 'The bank returned the decline code `insufficient_funds`.',
  type: paid ? 'authorized' : 'issuer_declined',
});

function methodDetails({ method, installments, amount, createdAt }: Charge, session: Session | undefined) {
  if (method === 'boleto') return { type: 'boleto', boleto: { tax_id: session?.taxId.typed ?? '' } };
  if (method === 'pix') return { type: 'pix', pix: { bank_transaction_id: `E${seconds(createdAt)}` } };
  return {
    type: 'card',
    card: {
      ...nulls(
        'authorization_code',
        'electronic_commerce_indicator',
        'mandate',
        'network_transaction_id',
        'three_d_secure',
        'transaction_link_id',
        'wallet',
      ),
      amount_authorized: amount,
      brand: 'mastercard',
      checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: 'pass' },
      country: 'BR',
      exp_month: 8,
      exp_year: 2031,
      funding: 'credit',
      installments: installments > 1 ? { plan: { count: installments, interval: 'month', type: 'fixed_count' } } : null,
      last4: '4444',
      network: 'mastercard',
      regulated_status: 'unregulated',
    },
  };
}
