/** Payment intents, charges, refunds and disputes as the API shows them. */
import { seconds } from '../context.mts';
import { refundedOf } from '../model/totals.mts';
import type { Charge, Dispute, Method, PaymentIntent, Refund, Session, State } from '../model/state.mts';
import { addressView, nulls, shippingName } from './parts.mts';

const dayMs = 24 * 3_600_000;

const sessionOf = (state: State, intent: PaymentIntent | undefined): Session | undefined =>
  intent?.session == null ? undefined : state.sessions.get(intent.session);

const shippingOf = (session: Session | undefined) =>
  session?.collectsShipping
    ? {
        address: addressView(session.shopper.home),
        carrier: null,
        name: shippingName(session.shopper),
        phone: session.phone,
        tracking_number: null,
      }
    : null;

const intentNulls = nulls(
  'application',
  'application_fee_amount',
  'canceled_at',
  'cancellation_reason',
  'customer',
  'description',
  'on_behalf_of',
  'payment_method_configuration_details',
  'processing',
  'review',
  'setup_future_usage',
  'source',
  'statement_descriptor',
  'statement_descriptor_suffix',
  'transfer_data',
  'transfer_group',
);

export function intentView(state: State, intent: PaymentIntent, isNew: boolean): Record<string, unknown> {
  const session = sessionOf(state, intent);
  return {
    id: intent.id,
    object: 'payment_intent',
    ...intentNulls,
    ...(isNew
      ? nulls('allowed_payment_method_types', 'customer_account', 'excluded_payment_method_types', 'managed_payments', 'payment_record')
      : {}),
    amount: intent.amount,
    amount_capturable: 0,
    amount_details: { tip: {} },
    amount_received: intent.status === 'succeeded' ? intent.amount : 0,
    automatic_payment_methods: null,
    capture_method: isNew ? 'automatic_async' : 'automatic',
    client_secret: `${intent.id}_secret_simulated`,
    confirmation_method: 'automatic',
    created: seconds(intent.createdAt),
    currency: intent.currency,
    last_payment_error: failureOf(intent),
    latest_charge: intent.latestCharge,
    livemode: intent.livemode,
    metadata: {},
    next_action: intent.status === 'requires_action' ? nextAction(intent) : null,
    payment_method: intent.status === 'requires_payment_method' ? null : `pm_${intent.id.slice(3)}`,
    payment_method_options: {},
    payment_method_types: [intent.method],
    receipt_email: session?.shopper.person.email ?? null,
    shipping: shippingOf(session),
    status: intent.status,
  };
}

const failureOf = ({ failure, method }: PaymentIntent) =>
  failure === null
    ? null
    : {
        type: failure === 'card_declined' ? 'card_error' : 'invalid_request_error',
        code: failure === 'card_declined' ? 'card_declined' : 'payment_intent_payment_attempt_expired',
        ...(failure === 'card_declined' ? { decline_code: 'insufficient_funds' } : {}),
        message: failure === 'card_declined' ? 'Your card has insufficient funds.' : 'The payment was not made in time.',
        payment_method_type: method,
      };

function nextAction({ id, createdAt, method }: PaymentIntent) {
  const expires = seconds(createdAt + (method === 'boleto' ? 3 * dayMs : dayMs));
  if (method === 'boleto')
    return {
      type: 'boleto_display_details',
      boleto_display_details: {
        expires_at: expires,
        hosted_voucher_url: `https://payments.stripe.com/boleto/voucher/${id}`,
        number: '01010101010101010101010101010101010101010101010',
        pdf: `https://payments.stripe.com/boleto/voucher/${id}/pdf`,
      },
    };
  return {
    type: 'pix_display_qr_code',
    pix_display_qr_code: {
      data: `00020126580014br.gov.bcb.pix0136${id}`,
      expires_at: expires,
      hosted_instructions_url: `https://payments.stripe.com/pix/instructions/${id}`,
      image_url_png: `https://qr.stripe.com/${id}.png`,
      image_url_svg: `https://qr.stripe.com/${id}.svg`,
    },
  };
}

const chargeNulls = nulls(
  'application',
  'application_fee',
  'application_fee_amount',
  'calculated_statement_descriptor',
  'customer',
  'description',
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
  const session = sessionOf(state, state.paymentIntents.get(charge.paymentIntent));
  const refunded = refundedOf(state, charge);
  const paid = charge.status === 'succeeded';
  return {
    id: charge.id,
    object: 'charge',
    ...chargeNulls,
    amount: charge.amount,
    amount_captured: paid ? charge.amount : 0,
    amount_refunded: refunded,
    balance_transaction: paid ? `txn_${charge.id.slice(3)}` : null,
    billing_details: billingOf(session, charge.method),
    captured: paid,
    created: seconds(charge.createdAt),
    currency: charge.currency,
    disputed: charge.disputed,
    failure_code: paid ? null : 'card_declined',
    failure_message: paid ? null : 'Your card has insufficient funds.',
    fraud_details: {},
    livemode: charge.livemode,
    metadata: {},
    outcome: outcomeOf(paid),
    paid,
    payment_intent: charge.paymentIntent,
    payment_method: `pm_${charge.paymentIntent.slice(3)}`,
    payment_method_details: methodDetails(charge, session),
    receipt_email: session?.shopper.person.email ?? null,
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

export function refundView(state: State, refund: Refund, isNew: boolean): Record<string, unknown> {
  const charge = state.charges.get(refund.charge)!;
  return {
    id: refund.id,
    object: 'refund',
    amount: refund.amount,
    balance_transaction: refund.status === 'succeeded' ? `txn_${refund.id.slice(3)}` : null,
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

const evidence = nulls(
  'access_activity_log',
  'billing_address',
  'cancellation_policy',
  'cancellation_policy_disclosure',
  'cancellation_rebuttal',
  'customer_communication',
  'customer_email_address',
  'customer_name',
  'customer_purchase_ip',
  'customer_signature',
  'duplicate_charge_documentation',
  'duplicate_charge_explanation',
  'duplicate_charge_id',
  'product_description',
  'receipt',
  'refund_policy',
  'refund_policy_disclosure',
  'refund_refusal_explanation',
  'service_date',
  'service_documentation',
  'shipping_address',
  'shipping_carrier',
  'shipping_date',
  'shipping_documentation',
  'shipping_tracking_number',
  'uncategorized_file',
  'uncategorized_text',
);

export function disputeView(state: State, dispute: Dispute): Record<string, unknown> {
  const charge = state.charges.get(dispute.charge)!;
  const isOpen = dispute.status === 'needs_response';
  return {
    id: dispute.id,
    object: 'dispute',
    amount: dispute.amount,
    balance_transactions: [],
    charge: charge.id,
    created: seconds(dispute.createdAt),
    currency: charge.currency,
    enhanced_eligibility_types: [],
    evidence: { ...evidence, enhanced_evidence: {} },
    evidence_details: {
      due_by: isOpen ? seconds(dispute.createdAt + 10 * dayMs) : null,
      enhanced_eligibility: {},
      has_evidence: false,
      past_due: false,
      submission_count: isOpen ? 0 : 1,
      submission_method: isOpen ? 'not_submitted' : 'manual',
    },
    intended_submission_method: null,
    is_charge_refundable: false,
    livemode: dispute.livemode,
    metadata: {},
    payment_intent: charge.paymentIntent,
    payment_method_details: {
      card: { brand: 'mastercard', case_type: 'chargeback', network: 'mastercard', network_reason_code: '4853' },
      type: 'card',
    },
    reason: 'product_not_received',
    status: dispute.status,
  };
}
