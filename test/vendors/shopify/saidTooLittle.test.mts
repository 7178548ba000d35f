/** Answers of Shopify that say less than was asked for: not "none", not "done", and not all of an order's lines. */
import { describe, expect, test } from 'vitest';
import type { Order } from '../../../domain/documents/order.ts';
import type { Connection } from '../../../runtime/client/connection.ts';
import { openOrderKeeper } from '../../../vendors/shopify/orders/orderKeeper.ts';
import { openOrderSource } from '../../../vendors/shopify/orders/orderSource.ts';
import { openSkuStock } from '../../../vendors/shopify/stock/skuStock.ts';
import { failureOf } from '../../contracts/support/failureOf.mts';
import { shipment } from '../../contracts/orderKeeper.contract.mts';
import { shopifyWorld } from '../../contracts/support/shopifyWorld.mts';
import { paidOrders } from './support/paidOrders.mts';

type Data = Record<string, Record<string, unknown>>;

/** The data of one operation's answers, changed on their way; `times`: only of its first ones. */
function saying(connection: Connection, operation: string, change: (data: Data) => unknown, times = Infinity): Connection {
  let left = times;
  const transport: Connection['transport'] = async (request) => {
    const response = await connection.transport(request);
    const isIt = (request.body as { query: string }).query.includes(` ${operation}(`);
    if (!isIt || !('body' in response) || left-- <= 0) return response;
    const body = structuredClone(response.body) as { data: Data };
    return { ...response, body: { ...body, data: change(body.data) } };
  };
  return { ...connection, transport };
}

async function shopWithOrder(overrides: object = {}) {
  const world = shopifyWorld();
  const [order] = await paidOrders(world, 1, { overrides });
  return { world, order: order!, stock: () => world.simulator.stock('CAF-MOI-250').available };
}

const refundOf = (order: Order, key: string) => ({ order, key, amount: 5, restock: false, notifyCustomer: false, note: '' });

describe('the answer to a change without its list of errors', () => {
  test('is no movement of stock', async () => {
    const { world } = await shopWithOrder();
    const counter = openSkuStock(saying(world.connect(), 'PonteAdjustStock', () => ({ inventoryAdjustQuantities: null })));
    const { failure } = await failureOf(counter.adjust([{ sku: 'CAF-MOI-250', location: null, delta: -1, key: 'a' }]));
    expect(failure).toMatchObject({ class: 'unknownOutcome', code: 'unreadableAnswer' });
  });

  test('is no tag', async () => {
    const { world, order } = await shopWithOrder();
    const keeper = openOrderKeeper(saying(world.connect(), 'PonteAddTags', () => ({ tagsAdd: null })));
    expect((await failureOf(keeper.addTags(order, ['nf-e']))).failure).toMatchObject({ code: 'unreadableAnswer' });
  });

  test('is no refund: it is looked up by the next run, and not paid twice', async () => {
    const { world, order } = await shopWithOrder();
    const keeper = openOrderKeeper(saying(world.connect(), 'PonteCreateRefund', () => ({ refundCreate: {} })));
    expect((await failureOf(keeper.refund(refundOf(order, 'k')))).failure).toMatchObject({ class: 'unknownOutcome' });
    expect(await openOrderKeeper(world.connect()).refund(refundOf(order, 'k'))).toMatchObject({ found: true, amount: 5 });
  });
});

test.each([
  ['null', null],
  ['nothing', undefined],
  ['a record', {}],
])('refunds of an order told as %s are not none', async (_, refunds) => {
  const { world, order } = await shopWithOrder();
  await openOrderKeeper(world.connect()).refund(refundOf(order, 'k'));
  const before = world.writes();
  const keeper = openOrderKeeper(saying(world.connect(), 'PonteRefundState', (data) => ({ order: { ...data.order, refunds } })));
  expect((await failureOf(keeper.refund(refundOf(order, 'k')))).failure).toMatchObject({ class: 'transient' });
  expect(world.writes()).toBe(before);
});

describe('an order whose lines are not all told', () => {
  const many = { items: Array.from({ length: 101 }, () => ({ sku: 'CAF-MOI-250', quantity: 1 })) };

  test('because it was deleted while its pages were read is not the first hundred of them', async () => {
    const { world, order } = await shopWithOrder(many);
    expect((await openOrderKeeper(world.connect()).get({ id: order.sourceId })).items).toHaveLength(101);
    const keeper = openOrderKeeper(saying(world.connect(), 'PonteOrderLines', () => ({ order: null })));
    expect((await failureOf(keeper.get({ id: order.sourceId }))).failure).toMatchObject({ code: 'unreadableAnswer' });
  });

  test('because the answer has none of them is not one without goods', async () => {
    const { world, order } = await shopWithOrder();
    const keeper = openOrderKeeper(saying(world.connect(), 'PonteOrder', (data) => ({ order: { ...data.order, lineItems: null } })));
    expect((await failureOf(keeper.get({ id: order.sourceId }))).failure).toMatchObject({ code: 'unreadableAnswer' });
    const payload = { admin_graphql_api_id: order.sourceId, name: '#1', financial_status: 'paid', currency: 'BRL', total_price: '1.00' };
    const delivery = {
      headers: { 'x-shopify-topic': 'orders/paid' },
      rawBody: Buffer.from(JSON.stringify(payload)),
      receivedAt: '2026-11-24T12:00:00.000Z',
    };
    const read = openOrderSource(world.connect()).read(delivery, { url: 'https://n8n.example/webhook', topics: ['ORDERS_PAID'] });
    expect((await failureOf(read)).failure.message).toContain('line_items');
  });
});

describe('a product that the shop does not count', () => {
  test('has no stock to hand on to another shop, and none to write', async () => {
    const { world } = await shopWithOrder();
    world.simulator.stopTracking('CAF-MOI-250');
    const counter = openSkuStock(world.connect());
    const line = { sku: 'CAF-MOI-250', location: null };
    const uncounted = expect.stringContaining('does not count');
    expect(await counter.levels!([line])).toMatchObject([{ quantity: null, reason: uncounted }]);
    const changes = await counter.adjust([
      { ...line, delta: -1, key: 'a' },
      { ...line, sku: 'CAM-ALG-M', delta: -1, key: 'b' },
    ]);
    expect(changes).toMatchObject([{ status: 'failed', reason: uncounted }, { status: 'moved' }]);
  });
});

describe('what a carrier says of one parcel', () => {
  const event = { status: 'delivered', at: null, message: null } as const;
  const told = (order: Order, trackingNumber: string | null) => ({ order, event, trackingNumber, fulfillmentId: null });

  async function sent(what: 'all' | 'part' = 'all') {
    const shop = await shopWithOrder({ items: [{ sku: 'CAF-MOI-250', quantity: 3 }] });
    const keeper = openOrderKeeper(shop.world.connect());
    const label = { ...shipment, trackingNumber: 'AA123456785BR' };
    const items = what === 'part' ? { items: [{ sku: 'CAF-MOI-250', quantity: 1 }] } : {};
    await keeper.fulfill({ order: shop.order, notifyCustomer: false, shipment: label, ...items });
    return { ...shop, keeper };
  }

  test('is not told of the only other one that was sent so far', async () => {
    const { keeper, order, world } = await sent('part');
    const before = world.writes();
    const { failure } = await failureOf(keeper.addEvent(told(order, 'BB987654321BR')));
    expect(failure).toMatchObject({ code: 'whichFulfillment' });
    expect(world.writes()).toBe(before);
  });

  test('is told of the only one that there is, whose code has changed on the way', async () => {
    const { keeper, order } = await sent();
    expect((await keeper.addEvent(told(order, 'BB987654321BR'))).found).toBe(false);
  });

  test('is told of it in whatever letters its code is written, and once', async () => {
    const { keeper, order } = await sent();
    expect((await keeper.addEvent(told(order, 'aa 123456785 br'))).found).toBe(false);
    expect((await keeper.addEvent(told(order, null))).found).toBe(true);
  });

  test('is not told again because the answer shows no events', async () => {
    const { order, world } = await sent();
    const keeper = openOrderKeeper(saying(world.connect(), 'PonteParcelEvents', () => ({ fulfillment: null })));
    expect((await failureOf(keeper.addEvent(told(order, 'AA123456785BR')))).failure).toMatchObject({ code: 'unreadableAnswer' });
  });

  test('a parcel whose code somebody wrote in small letters has left, and its units are not sent again', async () => {
    const { world, order } = await shopWithOrder({ items: [{ sku: 'CAF-MOI-250', quantity: 3 }] });
    const keeper = openOrderKeeper(world.connect());
    const items = [{ sku: 'CAF-MOI-250', quantity: 1 }];
    const send = async (trackingNumber: string) =>
      await keeper.fulfill({ order, notifyCustomer: false, items, shipment: { ...shipment, trackingNumber } });
    expect(await send('aa 123456785 br')).toMatchObject({ found: false });
    const before = world.writes();
    expect(await send('AA123456785BR')).toMatchObject({ found: true });
    expect(world.writes()).toBe(before);
  });
});

test.each(['fulfillments', 'fulfillmentOrders'])(
  'an order without the list of its %s is not one that nothing has left of',
  async (list) => {
    const { world, order } = await shopWithOrder();
    const keeper = openOrderKeeper(
      saying(world.connect(), 'PonteOrderFulfillment', (data) => ({ order: { ...data.order, [list]: null } })),
    );
    const { failure } = await failureOf(keeper.fulfill({ order, notifyCustomer: false, shipment }));
    expect(failure).toMatchObject({ code: 'unreadableAnswer' });
    expect(world.calls.filter((name) => name.includes('fulfillmentCreate'))).toEqual([]);
  },
);
