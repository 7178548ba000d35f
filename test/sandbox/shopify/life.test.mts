/** Orders as real shops have them: given back in part, edited, tipped, sold over the counter, paid in another currency. */
import { describe, expect, test } from 'vitest';
import { createShopify, secondShop } from '../../../sandbox/simulators/shopify/index.mts';
import { createRandom } from '../../../sandbox/world/random.mts';
import { openShop, shipMutation, workQuery, type Loose, type Shop } from './shop.mts';

const items = [
  { sku: 'CAM-ALG-M', quantity: 1, price: 100 },
  { sku: 'CAF-MOI-250', quantity: 3, price: 20 },
];
const plain = { items, discount: 'none', shipping: 'paid' } as const;

/** The last delivery of a topic, as a client's parser sees it. */
const last = (world: Shop, topic: string): Loose => JSON.parse(String(world.deliveries.findLast((one) => one.topic === topic)!.body));

const orderMoney = `query Money($id: ID!) { order(id: $id) {
  currentTotalPriceSet { shopMoney { amount currencyCode } presentmentMoney { amount currencyCode } }
  currentShippingPriceSet { shopMoney { amount } }
  totalTipReceivedSet { shopMoney { amount } } totalRefundedShippingSet { shopMoney { amount } }
  currencyCode presentmentCurrencyCode sourceName returnStatus customer { id } billingAddress { city }
  shippingLines(first: 5) { nodes { isRemoved currentDiscountedPriceSet { shopMoney { amount } } } }
  paymentGatewayNames } }`;

async function soldTo(overrides: object, options = {}) {
  const world = openShop(options);
  for (const topic of ['ORDERS_PAID', 'REFUNDS_CREATE', 'ORDERS_UPDATED', 'RETURNS_APPROVE', 'RETURNS_CLOSE']) await world.subscribe(topic);
  const { id, orderNumber, payload } = world.shop.placeOrder({ overrides: { ...plain, ...overrides } });
  const money = async () => (await world.data(orderMoney, { id })).order as Loose;
  return { world, id, orderNumber, payload: payload as Loose, money, summary: () => world.shop.orders()[0]! };
}

describe('a refund', () => {
  test('of one unit names that unit and no other, and takes its price off', async () => {
    const { world, orderNumber, summary } = await soldTo({});
    const before = summary();
    world.shop.refundOrder(orderNumber, { line: 1, quantity: 1 });
    expect(last(world, 'refunds/create')).toMatchObject({
      refund_line_items: [{ quantity: 1, restock_type: 'cancel', subtotal: 20, line_item: { sku: 'CAF-MOI-250' } }],
      order_adjustments: [],
      transactions: [{ kind: 'refund', amount: '20.00' }],
    });
    expect(summary()).toMatchObject({ financialStatus: 'PARTIALLY_REFUNDED', currentTotal: before.total - 20 });
    expect(summary().moneyBack).toMatchObject([
      { amount: 20, note: null, lines: [{ sku: 'CAF-MOI-250', quantity: 1, isOnShelf: true }], at: expect.any(Number) },
    ]);
    expect(world.shop.stock('CAF-MOI-250')).toMatchObject({ available: 998, committed: 2 });
    world.shop.refundOrder(orderNumber, { line: 1 });
    expect(summary().lines[1]).toMatchObject({ currentQuantity: 0, refunded: { cancel: 3, return: 0 } });
  });

  test('of what was sent comes back to the shelf as a return', async () => {
    const { world, id, orderNumber } = await soldTo({});
    const { order } = (await world.data(workQuery, { id })) as Loose;
    const work = order.fulfillmentOrders.nodes[0];
    await world.data(shipMutation, { fulfillment: { lineItemsByFulfillmentOrder: [{ fulfillmentOrderId: work.id }] } });
    world.shop.refundOrder(orderNumber, { line: 0 });
    expect(last(world, 'refunds/create').refund_line_items).toMatchObject([{ restock_type: 'return', location_id: expect.anything() }]);
    expect(world.shop.stock('CAM-ALG-M')).toMatchObject({ available: 1000, committed: 0 });
  });

  test('of the shipping stands in an adjustment and a shipping line, and the current total follows', async () => {
    const { world, orderNumber, money, payload } = await soldTo({});
    const shipping = Number(payload.shipping_lines[0].price);
    world.shop.refundOrder(orderNumber, { moneyOnly: true, shipping: 'all' });
    expect(last(world, 'refunds/create')).toMatchObject({
      refund_line_items: [],
      order_adjustments: [{ kind: 'shipping_refund', amount: (-shipping).toFixed(2) }],
      refund_shipping_lines: [{ subtotal_amount_set: { shop_money: { amount: shipping.toFixed(2) } } }],
    });
    const paid = last(world, 'orders/updated');
    expect([paid.current_total_price, paid.current_shipping_price_set.shop_money.amount, paid.total_price]).toEqual([
      '160.00',
      '0.00',
      (160 + shipping).toFixed(2),
    ]);
    expect(await money()).toMatchObject({
      currentTotalPriceSet: { shopMoney: { amount: '160.0' } },
      currentShippingPriceSet: { shopMoney: { amount: '0.0' } },
      shippingLines: { nodes: [{ isRemoved: false, currentDiscountedPriceSet: { shopMoney: { amount: '0.0' } } }] },
    });
  });

  test.each([
    [false, 160],
    [true, 150],
  ])('of money alone is a discrepancy; whether the total follows is not known: %s', async (moneyRefundsLowerTheTotal, total) => {
    const { world, orderNumber, summary } = await soldTo({ shipping: 'free' }, { moneyRefundsLowerTheTotal });
    world.shop.refundOrder(orderNumber, { moneyOnly: true, amount: 10 });
    expect(last(world, 'refunds/create').order_adjustments).toMatchObject([{ kind: 'refund_discrepancy', amount: '-10.00' }]);
    expect(summary().currentTotal).toBe(total);
  });

  test('of an order in two currencies has to say the one that the customer paid with', async () => {
    const currencies = { shop: 'BRL', presentment: 'USD', perReal: 0.2 };
    const { world, id, orderNumber } = await soldTo({ currencies, shipping: 'free' });
    const refund = async (input: object, key: string) => {
      const body = await world.data(
        'mutation R($input: RefundInput!, $key: String!) { refundCreate(input: $input) @idempotent(key: $key) { refund { id totalRefundedSet { shopMoney { amount } presentmentMoney { amount currencyCode } } } userErrors { field message } } }',
        { input: { orderId: id, transactions: [{ orderId: id, amount: '10.00', kind: 'REFUND', gateway: 'x' }], ...input }, key },
      );
      return body.refundCreate as Loose;
    };
    expect((await refund({}, 'a')).userErrors).toMatchObject([{ field: ['currency'] }]);
    expect((await refund({ currency: 'BRL' }, 'b')).userErrors).toMatchObject([{ field: ['currency'] }]);
    expect(await refund({ currency: 'USD' }, 'c')).toMatchObject({
      userErrors: [],
      refund: { totalRefundedSet: { shopMoney: { amount: '50.0' }, presentmentMoney: { amount: '10.0', currencyCode: 'USD' } } },
    });
    expect(last(world, 'refunds/create').transactions).toMatchObject([{ amount: '10.00', currency: 'USD' }]);
    expect(world.shop.orders().find((one) => one.orderNumber === orderNumber)?.financialStatus).toBe('PARTIALLY_REFUNDED');
  });
});

describe('lines that are no goods', () => {
  test('are tips, gift cards and what a person typed', async () => {
    const { payload, money } = await soldTo({
      tip: 10,
      giftCard: { value: 50, sku: 'VALE' },
      custom: [{ title: 'Bordado', price: 15 }],
      shipping: 'free',
    });
    expect(payload).toMatchObject({
      total_tip_received: '10.00',
      subtotal_price: '225.00',
      total_price: '235.00',
      source_name: 'shopify_draft_order',
    });
    const [, , card, custom, tip] = payload.line_items;
    expect(card).toMatchObject({ gift_card: true, sku: 'VALE', requires_shipping: false });
    expect(custom).toMatchObject({ title: 'Bordado', sku: null, product_id: null, variant_id: null });
    expect(tip).toMatchObject({ name: 'Tip', price: '10.00', product_id: null, requires_shipping: false, tip: {} });
    expect((await money()).totalTipReceivedSet.shopMoney.amount).toBe('10.0');
  });

  test('a sale over the counter has nobody, no address and no shipping, and is handed over', async () => {
    const { payload, money, summary } = await soldTo({ pos: true });
    expect(payload).toMatchObject({
      source_name: 'pos',
      customer: null,
      billing_address: null,
      shipping_address: null,
      shipping_lines: [],
      payment_gateway_names: ['cash'],
      fulfillment_status: 'fulfilled',
    });
    expect(await money()).toMatchObject({ sourceName: 'pos', customer: null, billingAddress: null });
    expect(summary()).toMatchObject({ fulfillmentStatus: 'FULFILLED', taxId: null, phones: [] });
  });
});

describe('money', () => {
  test('of a shop in dollars that is paid in reais adds up in reais', async () => {
    const { payload } = await soldTo({ currencies: { shop: 'USD', presentment: 'BRL', perReal: 0.19 } });
    const reais = (set: Loose) => Number(set.presentment_money.amount);
    expect(payload).toMatchObject({ currency: 'USD', presentment_currency: 'BRL' });
    expect(payload.total_price_set).toMatchObject({ shop_money: { currency_code: 'USD' }, presentment_money: { currency_code: 'BRL' } });
    const lines = payload.line_items.reduce((sum: number, line: Loose) => sum + reais(line.price_set) * line.quantity, 0);
    expect(lines + reais(payload.total_shipping_price_set)).toBeCloseTo(reais(payload.total_price_set), 2);
  });

  test('has taxes, fees and duties on top where the shop puts them there', async () => {
    const { payload } = await soldTo({ taxOnTop: 10, fees: 5, duties: 7, shipping: 'free' });
    expect(payload).toMatchObject({
      taxes_included: false,
      total_tax: '16.00',
      subtotal_price: '160.00',
      total_price: '188.00',
      current_total_additional_fees_set: { shop_money: { amount: '5.00' } },
      original_total_duties_set: { shop_money: { amount: '7.00' } },
    });
    expect(payload.line_items[0].tax_lines).toMatchObject([{ price: '10.00', rate: 0.1 }]);
  });

  test('may come from several payments, given back from the last one on', async () => {
    const { world, payload, orderNumber } = await soldTo({
      payments: [{ gateway: 'gift_card', amount: 20 }, { gateway: 'Pix' }],
      shipping: 'free',
    });
    expect(payload.payment_gateway_names).toEqual(['gift_card', 'Pix']);
    world.shop.refundOrder(orderNumber);
    expect(last(world, 'refunds/create').transactions).toMatchObject([
      { gateway: 'Pix', amount: '140.00' },
      { gateway: 'gift_card', amount: '20.00' },
    ]);
  });
});

describe('time', () => {
  test('a late delivery has the first payload and tells when it happened', async () => {
    const world = openShop();
    await world.subscribe('ORDERS_PAID');
    world.shop.deliverLate(3_600_000);
    const { orderNumber } = world.shop.placeOrder({ overrides: plain });
    world.shop.deliverLate(0);
    world.shop.cancelOrder(orderNumber);
    const [delivery] = world.deliveries;
    expect([delivery!.schedule[0], delivery!.headers['X-Shopify-Triggered-At']]).toEqual([3_600_000, '2026-11-24T12:00:00.000000000Z']);
    expect(JSON.parse(String(delivery!.body))).toMatchObject({ cancelled_at: null, financial_status: 'paid' });
    expect(world.shop.orders()[0]?.cancelled).toBe(true);
  });

  test('a redelivery is the same to the byte', async () => {
    const world = openShop();
    await world.subscribe('ORDERS_PAID');
    const { orderNumber } = world.shop.placeOrder({ overrides: plain });
    expect(world.shop.redeliver(orderNumber, 'orders/paid')).toBe(1);
    const [first, second] = world.deliveries;
    expect([second!.body, second!.headers]).toEqual([first!.body, first!.headers]);
  });
});

test('a return is opened and closed without money, and the order knows of it', async () => {
  const { world, orderNumber, money } = await soldTo({ pos: true });
  world.shop.openReturn(orderNumber, { line: 0 });
  expect(last(world, 'returns/approve')).toMatchObject({ status: 'open', total_return_line_items: 1, order: { id: expect.anything() } });
  expect((await money()).returnStatus).toBe('IN_PROGRESS');
  world.shop.changeReturn(orderNumber, 'close');
  expect(last(world, 'returns/close')).toMatchObject({ status: 'closed', order_id: expect.anything() });
  expect([(await money()).returnStatus, world.shop.orders()[0]?.financialStatus]).toEqual(['RETURNED', 'PAID']);
});

test('an order that was sent, has a return or is being cancelled cannot be cancelled', async () => {
  const { world, id } = await soldTo({ pos: true });
  const cancel = (orderId: string) =>
    world.data(
      'mutation C($id: ID!) { orderCancel(orderId: $id, reason: CUSTOMER, restock: true, notifyCustomer: false) { job { id } orderCancelUserErrors { field message code } } }',
      { id: orderId },
    );
  expect((await cancel(id)).orderCancel).toMatchObject({
    job: null,
    orderCancelUserErrors: [{ field: ['orderId'], message: 'Cannot cancel an order that has outstanding fulfillments', code: 'INVALID' }],
  });
  const unsent = world.shop.placeOrder({ overrides: plain });
  expect((await cancel(unsent.id)).orderCancel.job).not.toBeNull();
  expect((await cancel(unsent.id)).orderCancel.orderCancelUserErrors).toEqual([
    { field: null, message: 'Cancellation is already in progress', code: null },
  ]);
});

test('an edit can add goods and take the shipping off', async () => {
  const { world, orderNumber, summary, money } = await soldTo({});
  world.shop.editOrder(orderNumber, { add: { sku: 'LIV-RED-01', quantity: 2 }, removeShipping: true });
  expect(summary()).toMatchObject({ currentTotal: 160 + 128, shipping: { current: 0 } });
  expect((await money()).shippingLines.nodes).toMatchObject([{ isRemoved: true }]);
});

test('two shops count from the same number, with ids, tokens and webhooks of their own', () => {
  const world = openShop();
  const webhooks = { send: () => Promise.resolve(true), records: [], inFlight: () => 0, waiting: () => 0 };
  const services = { clock: world.clock, random: createRandom(1), webhooks, violation: () => {} };
  const other = createShopify(services, { shop: secondShop, seedName: 'other' });
  const [one, two] = [world.shop.placeOrder({ overrides: plain }), other.placeOrder({ overrides: plain })];
  expect([one.orderNumber, two.orderNumber]).toEqual(['1001', '1001']);
  expect(one.id).not.toBe(two.id);
  expect(other.hosts).toEqual([secondShop]);
  expect(other.secrets.clientSecret).not.toBe(world.shop.secrets.clientSecret);
});

test('goods that are not counted say so', async () => {
  const world = openShop();
  world.shop.stopTracking('CAF-MOI-250');
  const { payload } = world.shop.placeOrder({ overrides: plain });
  expect((payload as Loose).line_items.map((line: Loose) => line.variant_inventory_management)).toEqual(['shopify', null]);
  const { inventoryItems } = await world.data('{ inventoryItems(first: 1, query: "sku:CAF-MOI-250") { nodes { tracked } } }');
  expect(inventoryItems.nodes).toEqual([{ tracked: false }]);
});
