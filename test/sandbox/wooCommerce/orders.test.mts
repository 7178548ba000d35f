import { describe, expect, test } from 'vitest';
import { cnpj } from '../../../sandbox/brazil/index.mts';
import { spellings } from '../../../sandbox/simulators/wooCommerce/index.mts';
import { createRandom } from '../../../sandbox/world/random.mts';
import type { Loose } from '../support/loose.mts';
import { openShop } from './shop.mts';

const shirtAndCoffee = [
  { sku: 'CAM-ALG-M', quantity: 1 },
  { sku: 'CAF-MOI-250', quantity: 3 },
];

/** 79.90 and 3 × 32.45, 10 of shipping. */
const plain = { items: shirtAndCoffee, shipping: 10 };

const cents = (text: string) => Math.round(Number(text) * 100);
const sum = (rows: readonly Loose[], field = 'total') => rows.reduce((total, row) => total + cents(row[field]), 0);

describe('an order', () => {
  test('adds up: lines, shipping, fees and tax are the total', async () => {
    const shop = openShop();
    const { id } = shop.woo.placeOrder({
      overrides: {
        ...plain,
        coupon: { code: 'BEMVINDO10', percent: 10 },
        fees: [
          { name: 'Desconto Pix', amount: -8.86 },
          { name: 'Embalagem', amount: 5 },
        ],
        taxOnTop: 5,
      },
    });
    const { body } = await shop.get(`/orders/${id}`);
    expect(body.line_items.map(({ subtotal, total }: Loose) => [subtotal, total])).toEqual([
      ['79.90', '71.91'],
      ['97.35', '87.61'],
    ]);
    expect([body.discount_total, body.coupon_lines[0].discount, body.cart_tax]).toEqual(['17.73', '17.73', '7.98']);
    expect(sum(body.line_items) + cents(body.shipping_total) + sum(body.fee_lines) + cents(body.total_tax)).toBe(cents(body.total));
    expect(body.total).toBe('173.64');
    expect(body.tax_lines).toMatchObject([{ tax_total: '7.98', compound: false }]);
  });

  test('has a price that is no amount of money', async () => {
    const shop = openShop();
    const { id } = shop.woo.placeOrder({ overrides: { items: [{ sku: 'CAF-MOI-250', quantity: 3, price: 100 / 3 }] } });
    const [line] = (await shop.get(`/orders/${id}`)).body.line_items;
    expect([line.price, line.total]).toEqual([33.33, '99.99']);
    const coupon = shop.woo.placeOrder({
      overrides: { items: [{ sku: 'CAF-MOI-250', quantity: 3, price: 11 }], coupon: { code: 'X', percent: 10 } },
    });
    expect((await shop.get(`/orders/${coupon.id}`)).body.line_items[0].price).toBe(29.7 / 3);
  });

  test('of a shop without decimals is whole, and shows two where dp asks for them', async () => {
    const shop = openShop({ priceDecimals: 0 });
    const { id } = shop.woo.placeOrder({ overrides: plain });
    const shown = (await shop.get(`/orders/${id}`)).body;
    // 80 and 3 × 32.
    expect([shown.total, shown.line_items[0].total]).toEqual(['186', '80']);
    expect((await shop.get(`/orders/${id}?dp=2`)).body.total).toBe('186.00');
    expect(shop.woo.payload(String(id)).total).toBe('186');
  });

  test('is paid, and takes its units out of stock once', async () => {
    const shop = openShop();
    const { id, orderNumber } = shop.woo.placeOrder({ paid: false, overrides: plain });
    expect((await shop.get(`/orders/${id}`)).body).toMatchObject({ status: 'on-hold', date_paid_gmt: null });
    shop.woo.payOrder(orderNumber);
    shop.woo.setOrderStatus(orderNumber, 'completed');
    const { body } = await shop.get(`/orders/${id}`);
    expect(body).toMatchObject({ status: 'completed', date_paid: '2026-11-24T12:00:00', date_paid_gmt: '2026-11-24T15:00:00' });
    expect(shop.quantityOf('CAF-MOI-250')).toBe(997);
    shop.woo.cancelOrder(orderNumber);
    expect(shop.quantityOf('CAF-MOI-250')).toBe(1000);
  });

  test('whose products are gone has no SKU', async () => {
    const shop = openShop();
    const { id } = shop.woo.placeOrder({ overrides: { ...plain, productsGone: true } });
    expect((await shop.get(`/orders/${id}`)).body.line_items[0]).toMatchObject({ product_id: 0, sku: null });
  });

  test('may be numbered by a plugin', async () => {
    const shop = openShop({ sequentialNumbers: true });
    const placed = shop.woo.placeOrder();
    expect((await shop.get(`/orders/${placed.id}`)).body.number).toBe('1001');
    expect(placed.id).not.toBe(1001);
  });
});

describe('a Brazilian buyer', () => {
  const metaOf = (body: Loose) => Object.fromEntries(body.meta_data.map(({ key, value }: Loose) => [key, value]));
  const bare = (text: string) => text.replace(/[^0-9A-Z]/g, '');

  const documentKeys: Readonly<Record<string, readonly string[]>> = {
    market: ['_billing_cpf', '_billing_cnpj'],
    metadata: ['_billing_cpf', '_billing_cnpj'],
    blocks: ['_wc_other/csbmw/cpf', '_wc_other/csbmw/cnpj'],
    cpfCnpj: ['_billing_cpf_cnpj'],
    bareCpf: ['billing_cpf', 'billing_cnpj'],
    shortCpf: ['_cpf', '_cnpj'],
  };

  test.each(Object.keys(documentKeys))('is named as the shop’s plugin names him: %s', async (spelling) => {
    const shop = openShop();
    for (const buyer of ['person', 'alphanumericCompany'] as const) {
      const { orderNumber, id } = shop.woo.placeOrder({ overrides: { spelling: spelling as (typeof spellings)[number], buyer } });
      const { body } = await shop.get(`/orders/${id}`);
      const meta = metaOf(body);
      const found = documentKeys[spelling]!.map((key) => meta[key]).filter((value) => value !== undefined);
      const { taxId } = shop.woo.orders().find((order) => order.orderNumber === orderNumber)!;
      expect(found.map(bare)).toEqual([taxId]);
    }
    expect(new Set(spellings)).toEqual(new Set(Object.keys(documentKeys)));
  });

  test('stands in the answer itself where Brazilian Market is new enough', async () => {
    const shop = openShop();
    const { id, orderNumber } = shop.woo.placeOrder({ overrides: { spelling: 'market', buyer: 'company', ownShippingAddress: true } });
    const { billing, shipping } = (await shop.get(`/orders/${id}`)).body;
    const { taxId } = shop.woo.orders().find((order) => order.orderNumber === orderNumber)!;
    expect(billing).toMatchObject({ persontype: 'J', cpf: '', cnpj: taxId, number: shipping.number, neighborhood: shipping.neighborhood });
    expect(billing.address_1).not.toContain(billing.number);
    const other = shop.woo.placeOrder({ overrides: { spelling: 'shortCpf' } });
    const hand = (await shop.get(`/orders/${other.id}`)).body.billing;
    expect(hand.number).toBeUndefined();
    expect(hand.address_1).toMatch(/, (\d+|S\/N)$/);
  });

  test('may have left the shipping address empty', async () => {
    const shop = openShop();
    const { id } = shop.woo.placeOrder({ overrides: { ownShippingAddress: false } });
    const { shipping } = (await shop.get(`/orders/${id}`)).body;
    expect(new Set(Object.values(shipping))).toEqual(new Set(['']));
    expect(shop.woo.orders()[0]!.recipient).not.toBeNull();
  });

  test('has letters in the CNPJ where that is a new one', () => {
    expect(cnpj(createRandom(1), { alphanumeric: true })).toMatch(/[A-Z]/);
  });
});

describe('orders are found', () => {
  test('by when they were written, without the second that was asked', async () => {
    const shop = openShop();
    const first = shop.woo.placeOrder();
    await shop.clock.advance(10_000);
    const second = shop.woo.placeOrder();
    const { body } = await shop.get(`/orders/${first.id}`);
    expect(body.date_modified_gmt > '2026-11-24T15:00:00').toBe(true);
    const ids = async (query: string) => (await shop.get(`/orders?dates_are_gmt=true&${query}`)).body.map(({ id }: Loose) => id);
    const { date_modified_gmt: last } = (await shop.get(`/orders/${second.id}`)).body;
    expect(await ids(`modified_after=${last}`)).toEqual([]);
    expect(await ids('after=2026-11-24T15:00:00')).toEqual([second.id]);
    expect(await ids('after=2026-11-24T14:59:59')).toEqual([second.id, first.id]);
    expect(await ids('after=2026-11-24T14:59:59&order=asc')).toEqual([first.id, second.id]);
    // In the shop's own time it is three hours earlier.
    expect((await shop.get('/orders?after=2026-11-24T12:00:05')).body).toHaveLength(1);
    expect(shop.violations).toEqual([]);
  });

  test('by status, several at once, the trash and drafts apart', async () => {
    const shop = openShop();
    const paid = shop.woo.placeOrder();
    const waiting = shop.woo.placeOrder({ paid: false });
    const gone = shop.woo.placeOrder();
    shop.woo.trashOrder(gone.orderNumber);
    const ids = async (query: string) => (await shop.get(`/orders?orderby=id&order=asc&${query}`)).body.map(({ id }: Loose) => id);
    expect(await ids('status=processing')).toEqual([paid.id]);
    expect(await ids('status[]=processing&status[]=on-hold')).toEqual([paid.id, waiting.id]);
    expect(await ids('')).toEqual([paid.id, waiting.id]);
    expect(await ids('status=trash')).toEqual([gone.id]);
    expect((await shop.get(`/orders?include=${paid.id},${gone.id}`)).body).toHaveLength(1);
  });

  test('page by page, and the next one is named', async () => {
    const shop = openShop();
    for (let count = 0; count < 5; count++) shop.woo.placeOrder();
    const first = await shop.get('/orders?status=processing&per_page=2');
    expect([first.headers.get('x-wp-total'), first.headers.get('x-wp-totalpages')]).toEqual(['5', '3']);
    const next = /<([^>]+)>; rel="next"/.exec(first.headers.get('link') ?? '')![1]!;
    expect(next).toBe('https://loja-woo.example/wp-json/wc/v3/orders?status=processing&per_page=2&page=2');
    // As n8n's own node asks: the query of the link with its own once more.
    const second = await shop.get(`${next.split('/v3')[1]!}&status=processing&per_page=2`);
    expect(second.body).toHaveLength(2);
    const last = await shop.get('/orders?status=processing&per_page=2&page=3');
    expect([last.body.length, last.headers.get('link')]).toEqual([1, expect.stringContaining('rel="prev"')]);
    expect(shop.violations).toEqual([]);
  });
});

describe('a client writes', () => {
  test('status and metadata, the same key over again', async () => {
    const shop = openShop();
    const { id, orderNumber } = shop.woo.placeOrder();
    const key = '3526'.padEnd(44, '1');
    const put = (body: object) => shop.send('PUT', `/orders/${id}`, body);
    await put({ meta_data: [{ key: '_nfe_key', value: 'old' }] });
    const { body } = await put({ status: 'completed', meta_data: [{ key: '_nfe_key', value: key }] });
    expect(body.status).toBe('completed');
    expect(body.meta_data.filter(({ key: name }: Loose) => name === '_nfe_key')).toMatchObject([{ value: key }]);
    expect(shop.woo.orders().find((order) => order.orderNumber === orderNumber)!.nfeKey).toBe(key);
    expect((await put({ status: 'wc-completed' })).body.code).toBe('rest_invalid_param');
    expect((await shop.send('PUT', '/orders/99', { status: 'completed' })).body.code).toBe('woocommerce_rest_shop_order_invalid_id');
    expect(shop.rules()).toEqual(['invalid-body']);
  });

  test('tracking in the fields of the plugins', async () => {
    const shop = openShop();
    const { id } = shop.woo.placeOrder();
    const item = { tracking_number: 'QB123456785BR', tracking_provider: 'correios', date_shipped: '2026-11-24', tracking_id: 'x' };
    await shop.send('PUT', `/orders/${id}`, {
      meta_data: [
        { key: '_wc_shipment_tracking_items', value: [item] },
        { key: '_correios_tracking_code', value: 'QB123456785BR' },
      ],
    });
    expect(shop.woo.ledger().filter(({ kind }) => kind === 'fulfillment')).toMatchObject([
      { orderNumber: String(id), detail: { tracking: { number: 'QB123456785BR' } } },
    ]);
    await shop.send('PUT', `/orders/${id}`, { meta_data: [{ key: '_correios_tracking_code', value: 'QB123456785BR,QB999999995BR' }] });
    expect(shop.woo.ledger().filter(({ kind }) => kind === 'fulfillment')).toHaveLength(2);
  });

  test('several orders in one batch', async () => {
    const shop = openShop();
    const { id } = shop.woo.placeOrder();
    const { body } = await shop.post('/orders/batch', {
      update: [
        { id, status: 'completed' },
        { id: 99, status: 'completed' },
      ],
    });
    expect(body.update).toMatchObject([
      { id, status: 'completed' },
      { id: 99, error: { code: 'woocommerce_rest_shop_order_invalid_id' } },
    ]);
  });

  test('notes, for the shop or for the customer', async () => {
    const shop = openShop();
    const { id } = shop.woo.placeOrder();
    const made = await shop.post(`/orders/${id}/notes`, { note: 'NF-e autorizada', customer_note: true });
    expect([made.status, made.body.customer_note]).toEqual([201, true]);
    await shop.post(`/orders/${id}/notes`, { note: 'só para nós' });
    expect((await shop.get(`/orders/${id}/notes?type=customer`)).body.map(({ note }: Loose) => note)).toEqual(['NF-e autorizada']);
    expect((await shop.get(`/orders/${id}/notes`)).body[0].note).toBe('só para nós');
    expect((await shop.post(`/orders/${id}/notes`, {})).body.code).toBe('rest_missing_callback_param');
  });

  test('refunds, in part and whole, and never more than there is', async () => {
    const shop = openShop();
    const { id } = shop.woo.placeOrder({ overrides: plain });
    const give = (body: object) => shop.post(`/orders/${id}/refunds`, body);
    expect((await give({ amount: '10.00' })).status).toBe(500);
    const coffee = (await shop.get(`/orders/${id}`)).body.line_items[1].id;
    const made = await give({
      api_refund: false,
      reason: 'Um pacote rasgado',
      line_items: [{ id: coffee, quantity: 1, refund_total: 32.45 }],
    });
    expect(made.body).toMatchObject({ amount: '32.45', refunded_payment: false, line_items: [{ quantity: -1, total: '-32.45' }] });
    expect((await shop.get(`/orders/${id}`)).body).toMatchObject({
      status: 'processing',
      total: '187.25',
      refunds: [{ reason: 'Um pacote rasgado', total: '-32.45' }],
    });
    expect((await give({ amount: '154.81', api_refund: false })).status).toBe(500);
    expect((await give({ amount: '154.80', api_refund: false })).status).toBe(201);
    expect((await shop.get(`/orders/${id}`)).body.status).toBe('refunded');
    expect((await shop.get(`/orders/${id}/refunds`)).body).toHaveLength(2);
    expect(shop.woo.ledger().filter(({ kind }) => kind === 'refund')).toHaveLength(2);
    expect((await give({ amount: '0', api_refund: false })).body.code).toBe('woocommerce_rest_invalid_order_refund');
    expect(shop.rules()).toEqual(['refund-too-much', 'refund-amount']);
  });

  test('no deletion', async () => {
    const shop = openShop();
    const { id } = shop.woo.placeOrder();
    await shop.send('DELETE', `/orders/${id}`);
    expect([shop.woo.orders()[0]!.cancelled, shop.rules()]).toEqual([true, ['order-deleted']]);
  });
});

describe('a shop that has gone wrong', () => {
  test('shows a notice before the JSON', async () => {
    const shop = openShop({ htmlBeforeJson: true });
    shop.woo.placeOrder();
    const answer = await shop.text('/orders');
    expect(answer.startsWith('<br />')).toBe(true);
    expect(() => JSON.parse(answer) as unknown).toThrow();
  });

  test('knows the key and refuses its user', async () => {
    const shop = openShop();
    const { id } = shop.woo.placeOrder();
    shop.woo.setHost({ rights: 'none' });
    const refused = [
      await shop.get('/orders'),
      await shop.get(`/orders/${id}`),
      await shop.send('PUT', `/orders/${id}`, { status: 'completed' }),
    ];
    expect(refused.map(({ status, body }) => [status, body.code])).toEqual([
      [403, 'woocommerce_rest_cannot_view'],
      [403, 'woocommerce_rest_cannot_view'],
      [403, 'woocommerce_rest_cannot_edit'],
    ]);
    expect((await shop.post('/webhooks', {})).body.code).toBe('woocommerce_rest_cannot_create');
    shop.woo.setHost({ rights: 'all', keyRevoked: true });
    expect((await shop.get('/orders')).body.code).toBe('woocommerce_rest_authentication_error');
    shop.woo.reset();
    expect((await shop.get('/orders')).body).toEqual([]);
  });
});

describe('what the shop holds', () => {
  test('is what is left, with discounts in the lines', () => {
    const shop = openShop();
    const { orderNumber } = shop.woo.placeOrder({ overrides: { ...plain, fees: [{ name: 'Pix', amount: -17.72 }] } });
    shop.woo.refundOrder(orderNumber, { line: 1, quantity: 1 });
    const [order] = shop.woo.orders();
    expect(order!.lines.map(({ sku, currentQuantity, currentTotal }) => [sku, currentQuantity, currentTotal])).toEqual([
      ['CAM-ALG-M', 1, 71.91],
      ['CAF-MOI-250', 2, 58.41],
    ]);
    expect(order).toMatchObject({ units: 4, financialStatus: 'PAID', cancelled: false, total: 169.53, shipping: { current: 10 } });
    shop.woo.refundOrder(orderNumber);
    expect(shop.woo.orders()[0]).toMatchObject({ financialStatus: 'REFUNDED', currentTotal: 0 });
  });
});
