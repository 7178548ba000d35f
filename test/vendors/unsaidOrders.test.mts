/** What an order's own system leaves out, or says in a form that nobody can read, is not made up where money or goods depend on it. */
import { describe, expect, test } from 'vitest';
import { invoiceProblems } from '../../domain/checks/orderCheck.ts';
import { invoiceStateProblems, stateProblems } from '../../domain/checks/stateCheck.ts';
import type { Order } from '../../domain/documents/order.ts';
import { mapOrder as ofMercadoLivre } from '../../vendors/mercadoLivre/orders/mapOrder.ts';
import { mapOrder as ofNuvemshop } from '../../vendors/nuvemshop/orders/mapOrder.ts';
import { mapOrder as ofShopify } from '../../vendors/shopify/orders/mapOrder.ts';
import { shownCents } from '../../vendors/stripe/client/amounts.ts';
import { readOrder as ofStripe } from '../../vendors/stripe/payments/readOrder.ts';
import { readPayment } from '../../vendors/stripe/payments/readPayment.ts';
import { mapOrder as ofWooCommerce } from '../../vendors/wooCommerce/orders/mapOrder.ts';

type Fields = Readonly<Record<string, unknown>>;

/** One shirt of R$ 50.00, paid, in the words of each. */
const wooCommerce: Fields = {
  id: 727,
  number: '727',
  status: 'processing',
  currency: 'BRL',
  date_created_gmt: '2026-11-24T12:00:00',
  date_modified_gmt: '2026-11-24T12:01:00',
  date_paid_gmt: '2026-11-24T12:00:30',
  total: '50.00',
  refunds: [],
  line_items: [{ id: 1, product_id: 9, sku: 'CAM-M', name: 'Camiseta', quantity: 1, subtotal: '50.00', total: '50.00' }],
};

const nuvemshop: Fields = {
  id: 871254001,
  number: 100,
  status: 'open',
  payment_status: 'paid',
  currency: 'BRL',
  created_at: '2026-11-24T12:00:00+0000',
  updated_at: '2026-11-24T12:01:00+0000',
  total: '50.00',
  products: [{ id: 1, product_id: 9, sku: 'CAM-M', name: 'Camiseta', price: '50.00', quantity: '1' }],
};

const shopify: Fields = {
  admin_graphql_api_id: 'gid://shopify/Order/6123',
  name: '#1001',
  currency: 'BRL',
  financial_status: 'paid',
  created_at: '2026-11-24T12:00:00Z',
  total_price: '50.00',
  line_items: [{ id: 1, product_id: 9, sku: 'CAM-M', name: 'Camiseta', price: '50.00', quantity: 1, discount_allocations: [] }],
};

const mercadoLivre: Fields = {
  id: 2000003508897196,
  status: 'paid',
  currency_id: 'BRL',
  date_created: '2026-11-24T08:00:00.000-04:00',
  last_updated: '2026-11-24T08:01:00.000-04:00',
  total_amount: 50,
  tags: [],
  payments: [{ id: 1, status: 'approved', transaction_amount: 50 }],
  order_items: [{ item: { id: 'MLB1', title: 'Camiseta', seller_sku: 'CAM-M' }, quantity: 1, unit_price: 50 }],
};

const session: Fields = { id: 'cs_1', mode: 'payment', status: 'complete', payment_status: 'paid', currency: 'brl', amount_total: 5000 };
const line = { id: 'li_1', quantity: 1, amount_subtotal: 5000, currency: 'brl', description: 'Camiseta', price: {} };
const stripe = (own: Fields) => ofStripe({ intent: null, charge: null, session: { ...own }, lines: [line] })!;

const readers: Readonly<Record<string, { whole: Fields; read: (raw: Fields) => Order; currency: string }>> = {
  Shopify: { whole: shopify, read: (raw) => ofShopify({ ...raw }, undefined, 'loja'), currency: 'currency' },
  WooCommerce: { whole: wooCommerce, read: (raw) => ofWooCommerce({ ...raw }, [], 'loja.example'), currency: 'currency' },
  Nuvemshop: { whole: nuvemshop, read: (raw) => ofNuvemshop({ ...raw }, '7'), currency: 'currency' },
  'Mercado Livre': { whole: mercadoLivre, read: (raw) => ofMercadoLivre({ ...raw }, '5'), currency: 'currency_id' },
  Stripe: { whole: session, read: stripe, currency: 'currency' },
};

describe('the currency', () => {
  test.each(Object.entries(readers))('%s: amounts of which nobody says the currency are not reais', (_name, { whole, read, currency }) => {
    expect(read(whole)).toMatchObject({ currency: 'BRL', totals: { total: 50 } });
    for (const unsaid of [undefined, null, '', '  ', {}, []]) {
      expect(() => read({ ...whole, [currency]: unsaid }), JSON.stringify(unsaid)).toThrow(new RegExp(currency));
    }
  });

  test('Stripe: an amount without its currency may be one in yen, a hundred times as much', () => {
    expect(shownCents(500, 'jpy', 'amount')).toBe(50_000);
    expect(() => shownCents(500, undefined, 'amount')).toThrow(/currency/);
  });

  test('Shopify: amounts that stand in dollars alone are no reais because the customer paid in reais', () => {
    const inDollars = { ...shopify, currency: 'USD', presentment_currency: 'BRL' };
    const order = ofShopify({ ...inDollars }, undefined, 'loja');
    expect(order).toMatchObject({ currency: 'USD', totals: { total: 50 } });
    expect(invoiceProblems(order)).toContainEqual({ field: 'order.currency', message: 'is USD: a nota fiscal is in reais (BRL)' });
  });
});

describe('an order that was called off', () => {
  test.each([
    ['WooCommerce', { status: 'cancelled', date_modified_gmt: 'ontem' }],
    ['WooCommerce', { status: 'trash', date_modified_gmt: null }],
    ['Nuvemshop', { status: 'cancelled', cancelled_at: 'ontem', updated_at: '' }],
    ['Mercado Livre', { status: 'cancelled', last_updated: 'ontem' }],
  ])('%s: is told as such, also where the moment of it cannot be read: %j', (name, change) => {
    const { whole, read } = readers[name]!;
    const order = read({ ...whole, ...change });
    expect(order.cancelledAt).toBe('2026-11-24T12:00:00.000Z');
    expect(stateProblems(order, ['voided']).map(({ field }) => field)).toEqual(['order.cancelledAt']);
  });

  test.each([
    ['WooCommerce', { status: 'cancelled', date_modified_gmt: null, date_created_gmt: null }],
    ['Nuvemshop', { status: 'cancelled', cancelled_at: null, updated_at: null, created_at: null }],
    ['Mercado Livre', { status: 'cancelled', last_updated: null, date_created: 'ontem' }],
  ])('%s: without any moment it is refused', (name, change) => {
    const { whole, read } = readers[name]!;
    expect(() => read({ ...whole, ...change })).toThrow(/date_modified_gmt|cancelled_at|date_created/);
  });
});

describe('money', () => {
  test.each([
    [[{ id: 1, total: '' }]],
    [[{ id: 1 }]],
    [[{ id: 1, total: 'R$' }]],
    [
      [
        { id: 1, total: '-10.00' },
        { id: 2, total: null },
      ],
    ],
  ])('WooCommerce: a refund whose sum cannot be read is not none: %j', (refunds) => {
    expect(() => ofWooCommerce({ ...wooCommerce, refunds }, [], 'loja.example')).toThrow(/refunds\.total/);
  });

  test.each([undefined, null, '', 'R$ 50'])('Stripe: an amount that is not there is no 0: %s', (amount) => {
    expect(() => stripe({ ...session, amount_total: amount })).toThrow(/amount/);
    const intent = { id: 'pi_1', status: 'succeeded', currency: 'brl', amount };
    expect(() => readPayment({ intent, charge: null, session: null, lines: [] })).toThrow(/amount/);
  });

  test.each([undefined, null, '', 'invented'])('Stripe: a checkout that does not say that it is paid is not: %s', (word) => {
    expect(stripe({ ...session, payment_status: word }).financialStatus).toBe('pending');
    expect(stripe(session).financialStatus).toBe('paid');
    expect(stripe({ ...session, payment_status: 'no_payment_required' }).financialStatus).toBe('paid');
  });

  test('money that a bank has taken back is in nobody’s till, whatever the shop system calls the order', () => {
    const charge = { id: 'ch_1', paid: true, disputed: true, amount_refunded: 0, refunded: false, currency: 'brl' };
    const intent = { id: 'pi_1', status: 'succeeded', currency: 'brl', amount: 5000 };
    const disputed = ofStripe({ intent, charge, session: { ...session }, lines: [line] })!;
    const back = [{ id: 1, status: 'charged_back', transaction_amount: 50 }];
    const claimed = ofMercadoLivre({ ...mercadoLivre, payments: back }, '5');
    for (const order of [disputed, claimed]) {
      expect(order.financialStatus).toBe('paid');
      expect(stateProblems(order, []).map(({ field }) => field)).toEqual(['order.payments']);
      expect(invoiceStateProblems(order, []).map(({ field }) => field)).toEqual(['order.payments']);
      expect(stateProblems(order, ['refunded'])).toEqual([]);
    }
    expect(stateProblems(ofMercadoLivre({ ...mercadoLivre }, '5'), [])).toEqual([]);
  });
});

describe('Nuvemshop: the CPF of this order', () => {
  const taxIdOf = (own: unknown, remembered: unknown) =>
    ofNuvemshop({ ...nuvemshop, contact_identification: own, customer: { id: 3, identification: remembered } }, '7').customer.taxId;

  test('comes before the one that the store remembers', () => {
    expect(taxIdOf('529.982.247-25', '111.444.777-35')).toEqual({ type: 'CPF', value: '52998224725' });
  });

  test('with a slip in it stays, to be told: the remembered one may be somebody else’s', () => {
    const order = ofNuvemshop(
      { ...nuvemshop, contact_identification: '529.982.247-26', customer: { identification: '11.222.333/0001-81' } },
      '7',
    );
    expect(order.customer.taxId).toEqual({ type: 'CPF', value: '529.982.247-26' });
    expect(invoiceProblems(order)).toContainEqual({ field: 'order.customer.taxId', message: 'is not a valid CPF' });
  });

  test.each([null, '', '-', 'isento'])('where the checkout has none ("%s") the remembered one stands in', (own) => {
    expect(taxIdOf(own, '111.444.777-35')).toEqual({ type: 'CPF', value: '11144477735' });
  });
});
