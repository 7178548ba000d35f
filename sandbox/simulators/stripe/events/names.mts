/** Events that this account can tell of. An endpoint may name others that Stripe has: those of `families`. */
export const eventNames = [
  'charge.captured',
  'charge.dispute.closed',
  'charge.dispute.created',
  'charge.failed',
  'charge.refund.updated',
  'charge.refunded',
  'charge.succeeded',
  'charge.updated',
  'checkout.session.async_payment_failed',
  'checkout.session.async_payment_succeeded',
  'checkout.session.completed',
  'checkout.session.expired',
  'payment_intent.amount_capturable_updated',
  'payment_intent.canceled',
  'payment_intent.created',
  'payment_intent.payment_failed',
  'payment_intent.processing',
  'payment_intent.requires_action',
  'payment_intent.succeeded',
  'refund.created',
  'refund.failed',
  'refund.updated',
] as const;
export type EventName = (typeof eventNames)[number];

/** What else may be listened for, by the kind of thing: the vendor has 275 names. */
const families =
  /^(account|application_fee|apps|balance\w*|billing\w*|capability|cash_balance|climate|coupon|credit_note|customer\w*|entitlements|file|financial_connections|identity|invoice\w*|issuing\w*|mandate|payment_link|payment_method|payout|person|plan|price|product|promotion_code|quote|radar|reporting|reserve|review|setup_intent|sigma|source|subscription_schedule|tax|tax_rate|terminal|test_helpers|three_d_secure|topup|transfer|treasury)\.[a-z_.0-9]+$/;

const known: readonly string[] = [
  ...eventNames,
  'charge.expired',
  'charge.pending',
  'charge.dispute.funds_reinstated',
  'charge.dispute.funds_withdrawn',
  'charge.dispute.updated',
  'payment_intent.partially_funded',
];

export const isEventName = (name: string): boolean => name === '*' || known.includes(name) || families.test(name);
