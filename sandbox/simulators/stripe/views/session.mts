/** Checkout Sessions and their line items as the API shows them. */
import { collectsInformation, seconds } from '../context.mts';
import type { Line, Session } from '../model/state.mts';
import { totalsOf } from '../model/totals.mts';
import { addressView, nulls, shippingName } from './parts.mts';

const nullFields = nulls(
  'after_expiration',
  'allow_promotion_codes',
  'billing_address_collection',
  'client_secret',
  'consent',
  'consent_collection',
  'currency_conversion',
  'customer',
  'customer_email',
  'discounts',
  'invoice',
  'locale',
  'payment_link',
  'payment_method_configuration_details',
  'permissions',
  'recovered_from',
  'saved_payment_method_options',
  'setup_intent',
  'submit_type',
  'subscription',
  'wallet_options',
);

/** Fields that came after the version of an account that was never upgraded. */
const newFields = nulls('allowed_payment_method_types', 'customer_account', 'integration_identifier', 'managed_payments', 'origin_context');

export function sessionView(session: Session, version: string): Record<string, unknown> {
  const { subtotal, discount, tax, total } = totalsOf(session);
  const isNew = collectsInformation(version);
  const isSetup = session.mode === 'setup';
  return {
    id: session.id,
    object: 'checkout.session',
    ...nullFields,
    ...(isNew ? newFields : {}),
    adaptive_pricing: { enabled: false },
    amount_subtotal: isSetup ? null : subtotal,
    amount_total: isSetup ? null : total,
    automatic_tax: { enabled: false, liability: null, provider: null, status: null },
    cancel_url: 'https://loja-ponte.example/carrinho',
    client_reference_id: session.reference,
    ...(isNew ? { collected_information: collected(session) } : { shipping_details: shippingDetails(session) }),
    created: seconds(session.createdAt),
    currency: isSetup ? null : session.currency,
    custom_fields: customFields(session),
    custom_text: nulls('after_submit', 'shipping_address', 'submit', 'terms_of_service_acceptance'),
    customer_creation: 'if_required',
    customer_details: session.status === 'complete' ? customerDetails(session) : null,
    expires_at: seconds(session.expiresAt),
    invoice_creation: { enabled: false, invoice_data: invoiceData },
    livemode: session.livemode,
    metadata: session.metadata,
    mode: session.mode,
    payment_intent: session.paymentIntent,
    payment_method_collection: 'if_required',
    payment_method_options: session.method === 'boleto' ? { boleto: { expires_after_days: 3 } } : {},
    payment_method_types: ['card', 'boleto', 'pix'],
    payment_status: session.paymentStatus,
    phone_number_collection: { enabled: true },
    shipping_address_collection: session.collectsShipping ? { allowed_countries: ['BR'] } : null,
    shipping_cost: session.collectsShipping
      ? { amount_subtotal: session.shipping, amount_tax: 0, amount_total: session.shipping, shipping_rate: null }
      : null,
    shipping_options: [],
    status: session.status,
    success_url: 'https://loja-ponte.example/obrigado',
    tax_id_collection: { enabled: session.taxId.place === 'taxIds', required: 'never' },
    total_details: isSetup
      ? null
      : { amount_discount: discount, amount_shipping: session.collectsShipping ? session.shipping : 0, amount_tax: tax },
    ui_mode: isNew ? 'hosted_page' : 'hosted',
    url: session.status === 'open' ? `https://checkout.stripe.com/c/pay/${session.id}` : null,
  };
}

const invoiceData = {
  ...nulls('account_tax_ids', 'custom_fields', 'description', 'footer', 'issuer', 'rendering_options'),
  metadata: {},
};

const isDone = ({ status }: Session): boolean => status === 'complete';

const shippingDetails = (session: Session) =>
  session.collectsShipping && isDone(session) ? { address: addressView(session.shopper.home), name: shippingName(session.shopper) } : null;

const collected = (session: Session) => ({
  business_name: null,
  individual_name: null,
  shipping_details: shippingDetails(session),
});

function customerDetails(session: Session) {
  const { shopper, taxId, phone } = session;
  const isCpf = shopper.taxId.length === 11;
  return {
    address: addressView(shopper.home),
    business_name: shopper.company?.name ?? null,
    email: shopper.person.email,
    individual_name: shopper.company ? null : shopper.person.name,
    name: shopper.company?.name ?? shopper.person.name,
    phone,
    tax_exempt: 'none',
    tax_ids: taxId.place === 'taxIds' ? [{ type: isCpf ? 'br_cpf' : 'br_cnpj', value: taxId.typed }] : [],
  };
}

function customFields(session: Session) {
  if (session.taxId.place !== 'customField') return [];
  return [
    {
      key: session.shopper.taxId.length === 11 ? 'cpf' : 'cnpj',
      label: { custom: 'CPF ou CNPJ', type: 'custom' },
      optional: false,
      text: {
        default_value: null,
        maximum_length: null,
        minimum_length: null,
        value: isDone(session) ? session.taxId.typed : null,
      },
      type: 'text',
    },
  ];
}

export function lineView(session: Session, line: Line): Record<string, unknown> {
  return {
    id: line.id,
    object: 'item',
    adjustable_quantity: null,
    amount_discount: line.discount,
    amount_subtotal: line.subtotal,
    amount_tax: line.tax,
    amount_total: line.subtotal - line.discount + line.tax,
    currency: session.currency,
    description: line.product.name,
    metadata: {},
    price: priceView(session, line),
    quantity: line.quantity,
  };
}

const priceView = (session: Session, line: Line) => ({
  id: line.priceId,
  object: 'price',
  active: true,
  billing_scheme: 'per_unit',
  created: seconds(session.createdAt),
  currency: session.currency,
  custom_unit_amount: null,
  livemode: session.livemode,
  lookup_key: line.lookupKey,
  metadata: line.priceMetadata,
  nickname: null,
  product: line.product.id,
  recurring: null,
  tax_behavior: 'unspecified',
  tiers_mode: null,
  transform_quantity: null,
  type: 'one_time',
  unit_amount: line.unitAmount,
  unit_amount_decimal: String(line.unitAmount),
});

export const productView = (session: Session, { product }: Line) => ({
  id: product.id,
  object: 'product',
  active: true,
  created: seconds(session.createdAt),
  default_price: null,
  description: null,
  images: [],
  livemode: session.livemode,
  marketing_features: [],
  metadata: product.metadata,
  name: product.name,
  package_dimensions: null,
  shippable: null,
  statement_descriptor: null,
  tax_code: null,
  unit_label: null,
  updated: seconds(session.createdAt),
  url: null,
  type: 'good',
});
