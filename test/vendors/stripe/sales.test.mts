/** A sale at Stripe as the documents that every later node reads, and money that goes back once. */
import { describe, expect, test } from 'vitest';
import { invoiceProblems, shipmentProblems } from '../../../domain/checks/orderCheck.ts';
import { smallestUnits, shownCents } from '../../../vendors/stripe/client/amounts.ts';
import { classify } from '../../../vendors/stripe/client/classify.ts';
import { openCheckoutKeeper } from '../../../vendors/stripe/payments/checkoutKeeper.ts';
import { readOrder } from '../../../vendors/stripe/payments/readOrder.ts';
import { readPayment } from '../../../vendors/stripe/payments/readPayment.ts';
import { faultHandles } from '../../contracts/support/faultHandles.mts';
import { stripeWorld } from '../../contracts/support/stripeWorld.mts';

type Wishes = NonNullable<NonNullable<Parameters<ReturnType<typeof stripeWorld>['simulator']['checkOut']>[0]>['overrides']>;

function account() {
  const world = stripeWorld();
  const keeper = () => openCheckoutKeeper(world.connect({ settings: world.settings }));
  const buy = async (overrides: Wishes = {}) => {
    const { sessionId, paymentIntentId } = world.simulator.checkOut({ overrides: { method: 'card', ...overrides } });
    await world.clock.sleep(2 * 24 * 3_600_000);
    const held = () => world.simulator.payments().find((one) => one.sessionId === sessionId)!;
    return { sessionId, paymentId: paymentIntentId!, held, ...(await keeper().getSession(sessionId)) };
  };
  return { world, keeper, buy, ...faultHandles(world) };
}

describe('the order of a checkout', () => {
  test.each(['taxIds', 'customField', 'metadata', 'boleto'] as const)(
    'with the CPF or CNPJ in %s: twenty orders are whole, and ERP and carrier take them',
    async (taxIdPlace) => {
      const { buy, world } = account();
      for (let count = 0; count < 20; count++) {
        const { order, payment, held } = await buy({ taxIdPlace, method: taxIdPlace === 'boleto' ? 'boleto' : 'pix' });
        expect(order?.customer.taxId?.value).toBe(held().taxId);
        expect(order?.totals.total).toBe(held().total);
        expect(payment).toMatchObject({ status: 'received', value: held().total, orderNumber: order?.number });
        expect(order?.items.map(({ sku, quantity, total }) => [sku, quantity, total])).toEqual(
          held().lines.map((line) => [line.sku, line.quantity, line.currentTotal]),
        );
        expect(order?.shippingAddress?.number).toBe(held().recipient!.address1.split(', ').at(-1));
        expect([...invoiceProblems(order!), ...shipmentProblems(order!)]).toEqual([]);
      }
      expect(world.violations).toEqual([]);
    },
  );

  test.each([
    ['the reference of the checkout', { client_reference_id: '#1001' }, '1001'],
    ['the shop’s own data before it', { client_reference_id: 'u-77', metadata: { order_id: '1001' } }, '1001'],
    ['no customer of Stripe', { client_reference_id: 'cus_9', customer: 'cus_9' }, null],
    ['no customer of the shop', { client_reference_id: '77', metadata: { user_id: '77' } }, null],
    ['no CPF', { client_reference_id: '52998224725', customer_details: { tax_ids: [{ type: 'br_cpf', value: '529.982.247-25' }] } }, null],
    ['no e-mail', { client_reference_id: 'ana@loja.example' }, null],
    ['no order as a whole', { metadata: { order: '{"items":[1,2]}' } }, null],
  ])('its number is %s', (_what, said, number) => {
    const session = { id: 'cs_1', amount_total: 100, currency: 'brl', metadata: {}, ...said };
    expect(readPayment({ intent: null, charge: null, session, lines: [] }).orderNumber).toBe(number);
  });

  test.each(['cnpj_transportadora', 'cnpj_loja', 'CPF do vendedor', 'cnpj_intermediador', 'marketplace_cnpj', 'cnpj do fornecedor'])(
    'metadata %s is not the buyer’s',
    (key) => {
      const session = { id: 'cs_1', amount_total: 100, currency: 'brl', metadata: { [key]: '11.222.333/0001-81' } };
      expect(readPayment({ intent: null, charge: null, session, lines: [] }).customer?.taxId).toBeNull();
      const both = { ...session, metadata: { ...session.metadata, cpf: '529.982.247-25' } };
      expect(readPayment({ intent: null, charge: null, session: both, lines: [] }).customer?.taxId).toEqual({
        type: 'CPF',
        value: '52998224725',
      });
    },
  );

  const custom = (key: string, label: string, value: string) => ({
    key,
    label: { type: 'custom', custom: label },
    type: 'text',
    text: { value },
  });

  test.each([
    ['by its label, whatever its key', [custom('campo1', 'CPF ou CNPJ', '529.982.247-25')], {}, '52998224725'],
    [
      'with a slip in it, though the shop’s own data have another one',
      [custom('cpf', 'CPF', '529.982.247-24')],
      { cnpj: '11.222.333/0001-81' },
      '529.982.247-24',
    ],
    ['not at all, as it is of whoever collects', [custom('cpf', 'CPF de quem retira', '529.982.247-25')], {}, undefined],
    ['not at all, as it is no tax id', [], { document_id: 'doc_123456', documentUrl: 'https://x.example/1234' }, undefined],
    ['by the shop’s own data, where nobody has filled it in', [custom('cpf', 'CPF', '')], { documento: '529.982.247-25' }, '52998224725'],
  ])('the CPF that a checkout’s own field asks for is read %s', (_how, custom_fields, metadata, value) => {
    const session = { id: 'cs_1', amount_total: 100, currency: 'brl', metadata, custom_fields };
    expect(readPayment({ intent: null, charge: null, session, lines: [] }).customer?.taxId?.value).toBe(value);
  });

  test('a state in words is its UF, and money that went back without goods is told', () => {
    const address = {
      line1: 'Rua A, 10',
      line2: 'Centro',
      city: 'Belo Horizonte',
      state: 'Minas Gerais',
      postal_code: '30130-000',
      country: 'BR',
    };
    const session = { id: 'cs_1', amount_total: 10_000, currency: 'brl', metadata: {}, customer_details: { address } };
    const lines = [{ id: 'li_1', quantity: 1, amount_subtotal: 10_000, currency: 'brl', price: {} }];
    const orderWith = (back: number) =>
      readOrder({ intent: null, charge: { amount_refunded: back, refunded: back === 10_000 }, session, lines })!;
    expect(orderWith(0).billingAddress?.state).toBe('MG');
    expect([0, 700, 10_000].map((back) => orderWith(back).totals.givenBack)).toEqual([undefined, 7, undefined]);
  });

  test('a discount is in the lines, a tax on top is told', async () => {
    const { buy } = account();
    const items = [{ sku: 'CAF-MOI-250', quantity: 3, price: 33.33 }];
    const less = await buy({ items, discount: 10, shipping: 0 });
    expect(less.order?.totals).toMatchObject({ items: 99.99, discount: 10, tax: 0, total: 89.99 });
    const taxed = await buy({ items, taxOnTop: 10, shipping: 0 });
    expect(taxed.order?.totals).toMatchObject({ items: 99.99, taxOnTop: true, tax: 10, total: 109.99 });
  });

  test('without a shipping address the billing address is all there is', async () => {
    const { order } = await account().buy({ collectsShipping: false });
    expect(order?.shippingAddress).toEqual(order?.billingAddress);
  });

  test('a checkout without anything to pay is paid', async () => {
    const { buy } = account();
    const { payment } = await buy({ items: [{ sku: 'CAF-MOI-250', quantity: 1, price: 0 }], shipping: 0 });
    expect(payment).toMatchObject({ status: 'received', value: 0 });
  });

  test('where the reference of the shop is missing the payment is the number', async () => {
    const { order, paymentId } = await account().buy({ reference: null });
    expect(order?.number).toBe(paymentId);
  });

  test('a session from before 2025-03-31 has its shipping details beside the rest', () => {
    const address = {
      line1: 'Rua das Flores, 123',
      line2: 'Centro',
      city: 'Curitiba',
      state: 'PR',
      postal_code: '80010-000',
      country: 'BR',
    };
    const session = { id: 'cs_1', amount_total: 100, currency: 'brl', shipping_details: { name: 'Ana', address } };
    const line = { id: 'li_1', quantity: 1, amount_subtotal: 100, amount_discount: 0, currency: 'brl', description: 'A' };
    const order = readOrder({ intent: null, charge: null, session, lines: [line] });
    expect(order?.shippingAddress).toMatchObject({
      recipient: 'Ana',
      street: 'Rua das Flores',
      number: '123',
      district: 'Centro',
      postalCode: '80010000',
    });
  });
});

describe('amounts', () => {
  test.each([
    [1050, 'brl', 1050],
    [1050, 'jpy', 105_000],
    [1050, 'kwd', 105],
    [1000, 'isk', 1000],
  ])('%i of %s are %i hundredths', (units, currency, cents) => {
    expect(shownCents(units, currency, 'amount')).toBe(cents);
    expect(smallestUnits(cents, currency)).toBe(String(units));
  });

  test.each([10.5, '10,50', null, Number.NaN])('%s is no amount and no 0', (amount) => {
    expect(() => shownCents(amount, 'brl', 'amount')).toThrow(/unexpected response/);
  });

  test('an unknown status is kept and told as unknown', () => {
    const intent = { id: 'pi_1', amount: 100, currency: 'brl', status: 'thinking' };
    expect(readPayment({ intent, charge: null, session: null, lines: [] })).toMatchObject({ status: 'unknown', vendorStatus: 'thinking' });
  });
});

describe('refunds', () => {
  test('once for the key, also when the answer is lost', async () => {
    const { buy, keeper, loseAnswerOfWrite, world } = account();
    const { paymentId, held } = await buy();
    loseAnswerOfWrite(1);
    const first = await keeper().refund({ paymentId, key: 'k1', amount: 10, reason: 'requested_by_customer' });
    expect(first).toMatchObject({ amount: 10, found: false });
    await world.clock.sleep(3 * 24 * 3_600_000);
    expect(await keeper().refund({ paymentId, key: 'k1', amount: 10, reason: null })).toMatchObject({ id: first.id, found: true });
    expect(held().refunds).toHaveLength(1);
    await keeper().refund({ paymentId, key: 'k2', amount: null, reason: null });
    expect(held().financialStatus).toBe('REFUNDED');
    expect(world.violations).toEqual([]);
  });

  test('what Stripe refuses is told with its words', async () => {
    const { buy, keeper } = account();
    const { paymentId } = await buy();
    await keeper().refund({ paymentId, key: 'k1', amount: null, reason: null });
    await expect(keeper().refund({ paymentId, key: 'k2', amount: null, reason: null })).rejects.toMatchObject({
      failure: { class: 'conflict', code: 'charge_already_refunded' },
    });
  });

  test('an ID that is none is refused before any call', async () => {
    const { keeper, world } = account();
    await expect(keeper().getPayment('cs_live_1')).rejects.toMatchObject({ failure: { class: 'validation' } });
    expect(world.calls).toEqual([]);
  });
});

test.each([
  [401, {}, 'auth'],
  [402, { type: 'card_error', code: 'card_declined' }, 'rejected'],
  [403, {}, 'auth'],
  [404, { code: 'resource_missing' }, 'notFound'],
  [400, { code: 'resource_missing' }, 'notFound'],
  [400, { type: 'invalid_request_error' }, 'validation'],
  [409, { code: 'idempotency_key_in_use' }, 'transient'],
  [429, { code: 'rate_limit' }, 'rateLimited'],
  [500, {}, 'transient'],
])('an answer %i %o is %s', (status, error, kind) => {
  expect(classify({ answered: true, status, headers: {}, body: { error } }, 0)?.class).toBe(kind);
});
