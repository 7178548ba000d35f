/** Stripe's own fixtures, field by field: each changes the payment or the order, or stands below with why it is left out. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readRefund } from '../../../vendors/stripe/events/readEvent.ts';
import { readOrder } from '../../../vendors/stripe/payments/readOrder.ts';
import { readPayment } from '../../../vendors/stripe/payments/readPayment.ts';
import type { Sale } from '../../../vendors/stripe/payments/lookUp.ts';
import { silentFields, type Fields } from '../../support/fieldByField.mts';
import { describeWithSpecification, specificationFile } from '../../support/specifications.mts';

const list = (text: string) => text.trim().split(/\s+/);

/** How a checkout looks and behaves while somebody is in it. */
const page = list(`
  adaptive_pricing after_expiration allow_promotion_codes allowed_payment_method_types automatic_tax billing_address_collection
  branding_settings cancel_url client_secret consent consent_collection custom_text customer_creation excluded_payment_method_types expires_at
  invoice_creation locale managed_payments name_collection optional_items origin_context payment_method_collection
  payment_method_configuration_details payment_method_options permissions phone_number_collection redirect_on_completion return_url
  saved_payment_method_options shipping_address_collection shipping_options submit_type success_url tax_id_collection ui_mode wallet_options
`);

/** Of platforms and of what the bank prints. */
const platform = list(`
  application application_fee application_fee_amount on_behalf_of statement_descriptor statement_descriptor_suffix
  calculated_statement_descriptor transfer transfer_data transfer_group source source_transfer
`);

const leftOut: Readonly<Record<string, readonly string[]>> = {
  session: [
    ...page,
    // The lines come by a call of their own; the payment is looked up by its ID.
    ...['line_items', 'object', 'payment_intent'],
    // Sums of what the lines say; what the customer saw in another currency is not what is booked.
    ...['amount_subtotal', 'currency_conversion', 'discounts', 'presentment_details'],
    // Of subscriptions, whose first checkout is told by its payment.
    ...['invoice', 'mode', 'setup_intent', 'subscription'],
    // Filled in before anybody came; who it was stands in `customer_details`.
    ...['customer_account', 'customer_email', 'integration_identifier', 'recovered_from'],
  ],
  'session.customer_details': ['tax_exempt'],
  'session.customer_details.address': [],
  'session.customer_details.tax_ids': [],
  // The lines' discounts are the sum.
  'session.total_details': ['amount_discount', 'breakdown'],
  'session.shipping_cost': ['amount_tax', 'amount_total', 'shipping_rate', 'taxes'],
  // The same names stand in `customer_details`.
  'session.collected_information': ['business_name', 'individual_name'],
  'session.collected_information.shipping_details': [],
  'session.custom_fields': ['label', 'optional'],
  lines: [
    ...['adjustable_quantity', 'object'],
    // The total is what the line costs less its discount; a tax on top is told with the order's total.
    ...['amount_tax', 'amount_total', 'discounts', 'taxes'],
    // What a program noted with the line, which is none of the price's or the product's data.
    'metadata',
  ],
  // The price of one is what the line came to: tiers and packages make it another one than the list's.
  'lines.price': list(`
    active billing_scheme created currency custom_unit_amount livemode nickname object recurring tax_behavior tiers_mode
    transform_quantity type unit_amount unit_amount_decimal
  `),
  // Whether something is sent is told by the address that was asked for.
  'lines.price.product': list(`
    active created default_price description images livemode marketing_features object package_dimensions shippable
    statement_descriptor tax_code type unit_label updated url
  `),
  intent: [
    ...platform.filter((name) => !['application_fee', 'calculated_statement_descriptor', 'source_transfer', 'transfer'].includes(name)),
    ...list(`
      allowed_payment_method_types automatic_payment_methods capture_method client_secret confirmation_method excluded_payment_method_types
      hooks managed_payments object payment_method_configuration_details payment_method_options setup_future_usage
    `),
    // What can still be taken, parts of the amount, and the amount in the customer's own currency.
    ...['amount_capturable', 'amount_details', 'payment_details', 'presentment_details'],
    // Moments and reasons of what the status says; the event of the trigger has its own.
    ...['canceled_at', 'cancellation_reason', 'created', 'last_payment_error', 'processing', 'review'],
    // Other records of it, and what the shop wrote for itself.
    ...['customer_account', 'description', 'latest_charge', 'payment_method', 'payment_record'],
  ],
  charge: [
    ...platform,
    ...list('authorization_code balance_transaction fraud_details level3 object outcome radar_options receipt_number review'),
    // Told by the payment intent.
    ...['currency', 'customer', 'description', 'id', 'metadata', 'payment_intent'],
    ...['payment_method', 'presentment_details', 'receipt_email', 'shipping', 'status'],
    ...['failure_balance_transaction', 'failure_code', 'failure_message'],
    // Each comes by an event of its own; their sum is `amount_refunded`.
    'refunds',
  ],
  'charge.billing_details': [],
};

const leftOutOfRefunds = list(`
  balance_transaction charge created customer customer_account description destination_details failure_balance_transaction failure_reason
  instructions_email metadata next_action object payment_intent payment_method pending_reason presentment_details receipt_number
  source_transfer_reversal status transfer_reversal
`);

describeWithSpecification('stripe/fixtures.json', 'the fixtures of Stripe', (file) => {
  const { resources } = JSON.parse(readFileSync(file, 'utf8')) as { resources: Record<string, Fields> };
  const { types } = JSON.parse(readFileSync(specificationFile('stripe/objects.json')!, 'utf8')) as { types: Record<string, Fields> };
  const named = (type: string | undefined) => Object.keys(types[type ?? ''] ?? {}).map((name) => name.replace('?', ''));

  /** The fixtures as they are hold next to nothing of a sale: the same with what Brazilian customers give. */
  const address = { line1: 'Rua A, 1', line2: 'apto 2, Centro', city: 'Recife', state: 'pe', postal_code: '50030230', country: 'BR' };
  const product = { ...resources.product!, metadata: { sku: 'CAM-M', ncm: '61091000' } };
  const line = { ...resources.item!, amount_subtotal: 1000, quantity: 3, price: { ...(resources.item!.price as Fields), product } };
  const intent: Fields = { ...resources.payment_intent!, currency: 'brl', livemode: true };
  const charge: Fields = { ...resources.charge!, livemode: true };
  const session = {
    ...resources['checkout.session']!,
    amount_total: 1000,
    currency: 'brl',
    livemode: true,
    collected_information: { shipping_details: { name: 'Ana', address } },
    custom_fields: [{ key: 'cpf', type: 'text', text: { value: '52998224725' } }],
    customer_details: {
      name: 'Jenny',
      email: 'j@example.com',
      phone: '+5581988887777',
      address,
      tax_ids: [{ type: 'br_cpf', value: '52998224725' }],
    },
    total_details: { amount_discount: 0, amount_shipping: 100, amount_tax: 5 },
  };
  const sale = { intent, charge, session, lines: [line] };

  const nextAction = {
    boleto_display_details: { number: '1', pdf: 'https://example.com/1.pdf', expires_at: 1_795_000_000 },
    pix_display_qr_code: { data: '000201', image_url_png: 'https://example.com/1.png', expires_at: 1_795_000_000 },
  };
  const company = { ...session.customer_details, name: null, tax_ids: [{ type: 'br_cnpj', value: '11222333000181' }] };
  const unsaid = { ...session, collected_information: null, customer_details: null, shipping_cost: null };
  const billing = { name: 'Q', email: 'q@example.com', phone: '+5581988887777', address };
  const records: Fields[] = [
    sale,
    { ...sale, session: null, lines: [] },
    { ...sale, session: { ...session, customer_details: company } },
    // Still to be paid, by a company.
    {
      ...sale,
      charge: null,
      intent: { ...intent, status: 'requires_action', next_action: nextAction },
      session: { ...session, customer_details: company },
    },
    // Taken, where the fixture's is reserved.
    { ...sale, charge: { ...charge, captured: true, amount_captured: charge.amount, paid: true } },
    // Charged by a program, without a checkout.
    { intent: { ...intent, status: 'succeeded' }, charge: { ...charge, billing_details: billing }, session: null, lines: [] },
    { intent: { ...intent, receipt_email: 'a@example.com', shipping: billing }, charge: null, session: null, lines: [] },
    // Nothing had to be paid.
    { ...sale, intent: null, charge: null, session: { ...session, payment_intent: null, payment_status: 'no_payment_required' } },
    // All that is known of the customer stands in fields of the shop's own.
    {
      ...sale,
      session: unsaid,
      charge: null,
      lines: [{ ...line, description: null, price: { ...line.price, product: { ...product, metadata: {} } } }],
    },
    { ...sale, session: { ...unsaid, custom_fields: [{ key: 'cpf', type: 'numeric', numeric: { value: '52998224725' } }] } },
    { ...sale, session: { ...unsaid, custom_fields: [{ key: 'cpf', type: 'dropdown', dropdown: { value: '52998224725' } }] } },
  ];

  const values = {
    currency: ['jpy'],
    metadata: [{ sku: 'OTHER', cpf: '15350946056', order_number: '88' }],
    payment_method_details: [{ type: 'pix' }],
    status: ['expired', 'succeeded'],
  };

  const read = (record: Fields) => {
    const given = record as unknown as Sale;
    return [readPayment(given), readOrder(given)];
  };

  /** What the package `stripe` calls the type. */
  const typeOf: Readonly<Record<string, string>> = {
    session: 'Session',
    'session.customer_details': 'Session.CustomerDetails',
    'session.customer_details.tax_ids': 'Session.CustomerDetails.TaxId',
    'session.total_details': 'Session.TotalDetails',
    'session.shipping_cost': 'Session.ShippingCost',
    'session.collected_information': 'Session.CollectedInformation',
    'session.collected_information.shipping_details': 'Session.CollectedInformation.ShippingDetails',
    'session.custom_fields': 'Session.CustomField',
    lines: 'LineItem',
    intent: 'PaymentIntent',
    charge: 'Charge',
  };

  /** Members of lists count as what the path names. */
  const fieldsAt = (path: string) => {
    const at = path.split('.').reduce<unknown>((value, name) => ([value].flat()[0] as Fields | undefined)?.[name], sale);
    const fixture = path === 'charge.billing_details' ? resources.charge!.billing_details : undefined;
    return [...Object.keys(([at].flat()[0] ?? {}) as Fields), ...Object.keys((fixture ?? {}) as Fields), ...named(typeOf[path])];
  };

  test('payment intent, charge, session and line are one payment and one order', () => {
    const given = sale as unknown as Sale;
    expect(readPayment(given)).toMatchObject({ vendor: 'stripe', id: intent.id, value: Number(resources.payment_intent!.amount) / 100 });
    expect(readOrder(given)).toMatchObject({ source: 'stripe', currency: 'BRL', items: [{ name: resources.item!.description }] });
  });

  test('a payment alone is read, too', () => {
    const given = { intent: resources.payment_intent!, charge: null, session: null, lines: [] };
    expect(readPayment(given)).toMatchObject({ id: intent.id, customer: { taxId: null }, test: true });
    expect(readOrder(given)).toBeUndefined();
  });

  test('of an amount that was reserved, what was taken is what was paid', () => {
    const captured = { ...intent, amount: 1099, amount_received: 600, status: 'succeeded' };
    expect(readPayment({ intent: captured, charge, session: null, lines: [] })).toMatchObject({ value: 6, status: 'received' });
  });

  test.each(Object.keys(leftOut))('every field of %s tells, but for those that are left out on purpose', { timeout: 60_000 }, (path) => {
    const having = records.filter((record) => record[path.split('.')[0]!] !== null);
    expect(silentFields(having, path, fieldsAt(path), read, values)).toEqual(leftOut[path]!.toSorted());
  });

  test('every field of a refund tells, but for those', () => {
    const fields = [...Object.keys(resources.refund!), ...named('Refund')];
    const readIt = (refund: Fields) => readRefund(refund, { refunded: 1 } as never);
    expect(silentFields([resources.refund!], '', fields, readIt, values)).toEqual(leftOutOfRefunds.toSorted());
  });
});
