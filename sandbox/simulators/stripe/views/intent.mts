/** Payment intents as the API shows them. */
import { seconds } from '../context.mts';
import type { PaymentIntent, State } from '../model/state.mts';
import { sessionOf, shippingOf } from './ofSession.mts';
import { nulls } from './parts.mts';

const dayMs = 24 * 3_600_000;

const intentNulls = nulls(
  'application',
  'application_fee_amount',
  'canceled_at',
  'cancellation_reason',
  'customer',
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
  const charge = state.charges.get(intent.latestCharge ?? '');
  return {
    id: intent.id,
    object: 'payment_intent',
    ...intentNulls,
    ...(isNew
      ? nulls('allowed_payment_method_types', 'customer_account', 'excluded_payment_method_types', 'managed_payments', 'payment_record')
      : {}),
    amount: intent.amount,
    amount_capturable: intent.status === 'requires_capture' ? intent.amount : 0,
    amount_details: { tip: {} },
    amount_received: intent.status === 'succeeded' ? (charge?.captured ?? 0) : 0,
    automatic_payment_methods: null,
    capture_method: intent.capture === 'manual' ? 'manual' : isNew ? 'automatic_async' : 'automatic',
    client_secret: `${intent.id}_secret_simulated`,
    confirmation_method: 'automatic',
    created: seconds(intent.createdAt),
    currency: intent.currency,
    description: intent.description,
    last_payment_error: failureOf(intent),
    latest_charge: intent.latestCharge,
    livemode: intent.livemode,
    metadata: intent.metadata,
    next_action: intent.status === 'requires_action' ? nextAction(intent) : null,
    payment_method: intent.status === 'requires_payment_method' ? null : `pm_${intent.id.slice(3)}`,
    payment_method_options: {},
    payment_method_types: [intent.method],
    receipt_email: session?.shopper.person.email ?? intent.receiptEmail,
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
