/** What a flow does back in the shop, against the simulated one: each operation done, done again, and in trouble. */
import { parse, print, type FragmentDefinitionNode, type OperationDefinitionNode } from 'graphql';
import { describe, expect, test } from 'vitest';
import type { Order } from '../../../domain/documents/order.ts';
import { openGraphql } from '../../../vendors/shopify/client/api.ts';
import { cancelOrderDocument } from '../../../vendors/shopify/reversal/queries.ts';
import { openOrderKeeper } from '../../../vendors/shopify/orders/orderKeeper.ts';
import { orderDocument } from '../../../vendors/shopify/orders/queries.ts';
import { ordersPageDocument } from '../../../vendors/shopify/orders/pageQuery.ts';
import type { PlaceOrderOptions, ShopifyOptions } from '../../../sandbox/simulators/shopify/index.mts';
import { invoice, shipment } from '../../contracts/orderKeeper.contract.mts';
import { shopifyWorld } from '../../contracts/support/shopifyWorld.mts';
import { paidOrders } from './support/paidOrders.mts';
import { withoutProducts } from './support/withoutProducts.mts';

type Overrides = PlaceOrderOptions['overrides'];

async function shopWithOrder(overrides: Overrides = {}, options: ShopifyOptions = {}) {
  const world = shopifyWorld(options);
  const [order] = await paidOrders(world, 1, { overrides });
  const before = world.calls.length;
  const summary = () => world.simulator.orders().find(({ orderNumber }) => orderNumber === order!.number)!;
  return { world, order: order!, keeper: openOrderKeeper(world.connect()), calls: () => world.calls.slice(before), summary };
}

const twoGoods = {
  items: [
    { sku: 'CAM-ALG-M', quantity: 2 },
    { sku: 'CAF-MOI-250', quantity: 1 },
  ],
};

const parcel = (number: string) => ({ ...shipment, trackingNumber: number, trackingUrl: `https://rastreio.example/${number}` });

describe('reading orders', () => {
  test('a page asks for the very fields that a single order asks for', () => {
    const fieldsIn = (document: string, path: readonly string[]) => {
      const { definitions } = parse(document);
      const operation = definitions.find(({ kind }) => kind === 'OperationDefinition') as OperationDefinitionNode;
      let selections = operation.selectionSet;
      for (const name of path) {
        const field = selections.selections.find((each) => each.kind === 'Field' && each.name.value === name);
        selections = (field as { selectionSet: typeof selections }).selectionSet;
      }
      const fragments = definitions.filter(({ kind }) => kind === 'FragmentDefinition') as FragmentDefinitionNode[];
      return [print(selections), ...fragments.map(print)];
    };
    expect(fieldsIn(ordersPageDocument, ['orders', 'nodes'])).toEqual(fieldsIn(orderDocument, ['order']));
  });

  test.each(['id', 'number'] as const)('one by its %s: the document that its event brought, by one call', async (by) => {
    const { order, keeper, calls, world } = await shopWithOrder({ taxIdPlace: 'localizedField' });
    const reference = by === 'id' ? { id: order.sourceId } : { number: order.number };
    expect(comparable(await keeper.get(reference))).toEqual(comparable(withoutProducts(order)));
    expect(calls()).toHaveLength(1);
    expect(world.violations).toEqual([]);
  });

  test('the number in the address of the panel is an id, too', async () => {
    const { order, keeper } = await shopWithOrder();
    expect((await keeper.get({ id: order.sourceId.split('/').at(-1)! })).number).toBe(order.number);
  });

  test.each([
    [{ number: '9999' }, 'notFound'],
    [{ id: 'gid://shopify/Order/1' }, 'notFound'],
    [{ id: 'gid://shopify/Customer/1' }, 'validation'],
    [{ id: 'no id' }, 'validation'],
  ])('%j: the error says what to look at', async (reference, kind) => {
    const { keeper } = await shopWithOrder();
    await expect(keeper.get(reference)).rejects.toMatchObject({ failure: { class: kind, hint: expect.any(String) } });
  });

  test('a masked CPF is no CPF: the order comes without', async () => {
    const { order, keeper } = await shopWithOrder({ taxIdPlace: 'localizedField' }, { maskedLocalizedFields: true });
    expect((await keeper.get({ id: order.sourceId })).customer.taxId).toBeNull();
  });

  test('an order of 500 lines has them all', async () => {
    const lines = Array.from({ length: 500 }, (_, index) => ({ sku: `SKU-${index}`, quantity: 1 }));
    const world = shopifyWorld();
    world.simulator.addProducts(lines.map(({ sku }) => sku));
    const { orderNumber } = world.simulator.placeOrder({ overrides: { items: lines, discount: 'none' } });
    const order = await openOrderKeeper(world.connect()).get({ number: orderNumber });
    expect(order.items.map(({ sku }) => sku)).toEqual(lines.map(({ sku }) => sku));
  }, 20_000);
});

describe('searching orders', () => {
  async function shopOf(count: number) {
    const world = shopifyWorld({ plan: 'standard' });
    for (let placed = 0; placed < count; placed++) world.simulator.placeOrder({ overrides: { lineCount: 1 } });
    return { world, keeper: openOrderKeeper(world.connect()) };
  }

  test('all of 620, each once, the newest first, never throttled on the smallest plan', async () => {
    const { world, keeper } = await shopOf(620);
    const orders = await keeper.list({}, Infinity);
    expect(new Set(orders.map(({ number }) => number)).size).toBe(620);
    expect(orders[0]?.number).toBe('1620');
    expect(world.calls).toHaveLength(13);
    expect(world.violations).toEqual([]);
  }, 20_000);

  test('THROTTLED in the middle of a page: it waits, and nothing is lost', async () => {
    const { world, keeper } = await shopOf(120);
    const listing = keeper.list({}, Infinity);
    world.strike('rateLimited', 1);
    expect(await listing).toHaveLength(120);
  });

  test('no more than asked for, in one call', async () => {
    const { world, keeper } = await shopOf(8);
    expect((await keeper.list({}, 3)).map(({ number }) => number)).toEqual(['1008', '1007', '1006']);
    expect(world.calls).toHaveLength(1);
  });

  test.each([
    [{ tag: 'vip' }, ['1002']],
    [{ withoutTag: 'vip' }, ['1003', '1001']],
    [{ financialStatus: 'pending' }, ['1003']],
    [{ fulfillmentStatus: 'unfulfilled', state: 'open' }, ['1003', '1002']],
    [{ state: 'cancelled' }, ['1001']],
    [{ search: 'name:1001 OR name:1003', withoutTag: 'vip' }, ['1003', '1001']],
    [{ createdFrom: '2026-11-24T11:00:00Z', createdTo: '2026-11-24T13:00:00Z' }, ['1003', '1002', '1001']],
    [{ updatedTo: '2026-11-24T11:00:00Z' }, []],
    [{ tag: 'it’s "quoted"' }, []],
  ])('by %j', async (query, numbers) => {
    const world = shopifyWorld();
    world.simulator.placeOrder({ overrides: { tags: [] } });
    world.simulator.placeOrder({ overrides: { tags: ['vip'] } });
    world.simulator.placeOrder({ paid: false, overrides: { tags: [] } });
    world.simulator.cancelOrder(1001);
    const orders = await openOrderKeeper(world.connect()).list(query, Infinity);
    expect(orders.map(({ number }) => number)).toEqual(numbers);
    expect(world.violations).toEqual([]);
  });
});

describe('fulfilling in parts', () => {
  test('one item now, the rest later: two parcels, each with its number', async () => {
    const { keeper, order, world, summary } = await shopWithOrder(twoGoods);
    const request = { order, notifyCustomer: false };
    const first = await keeper.fulfill({ ...request, shipment: parcel('AA1'), items: [{ sku: 'CAM-ALG-M', quantity: 1 }] });
    expect(first).toMatchObject({ status: 'partially_fulfilled', found: false, trackingNumber: 'AA1' });
    expect(await keeper.fulfill({ ...request, shipment: parcel('AA2') })).toMatchObject({ status: 'fulfilled', found: false });
    expect(summary().fulfillments.map(({ number }) => number)).toEqual(['AA1', 'AA2']);
    expect(world.violations).toEqual([]);
  });

  test('the same parcel again is found by its tracking number, though more is open', async () => {
    const { keeper, order, summary } = await shopWithOrder(twoGoods);
    const request = { order, notifyCustomer: false, shipment: parcel('AA1'), items: [{ id: order.items[0]!.id, quantity: 1 }] };
    const first = await keeper.fulfill(request);
    expect(await keeper.fulfill(request)).toEqual({ ...first, found: true });
    expect(await keeper.fulfill({ order, notifyCustomer: false, shipment: parcel('AA1') })).toMatchObject({ found: true });
    expect(summary().fulfillments).toHaveLength(1);
  });

  test('without a number the same items are the same parcel', async () => {
    const { keeper, order, summary } = await shopWithOrder(twoGoods);
    const request = { order, notifyCustomer: false, shipment: null, items: [{ sku: 'CAM-ALG-M', quantity: 1 }] };
    expect((await keeper.fulfill(request)).found).toBe(false);
    expect((await keeper.fulfill(request)).found).toBe(true);
    expect(summary().fulfillmentStatus).toBe('PARTIALLY_FULFILLED');
  });

  test('whatever answer is lost, the part was sent once', async () => {
    const { keeper, order, world } = await shopWithOrder(twoGoods);
    world.loseAnswerOfWrite(1);
    const result = await keeper.fulfill({
      order,
      notifyCustomer: false,
      shipment: parcel('AA1'),
      items: [{ sku: 'CAF-MOI-250', quantity: 1 }],
    });
    expect(result).toMatchObject({ found: false, trackingNumber: 'AA1', status: 'partially_fulfilled' });
    expect(world.simulator.ledger().filter(({ kind }) => kind === 'fulfillment')).toHaveLength(1);
  });

  test('more than is left is refused by name, and nothing is sent', async () => {
    const { keeper, order, world } = await shopWithOrder(twoGoods);
    const refusal = keeper.fulfill({ order, notifyCustomer: false, shipment: null, items: [{ sku: 'CAM-ALG-M', quantity: 3 }] });
    await expect(refusal).rejects.toMatchObject({
      failure: { class: 'conflict', message: expect.stringContaining('2 of the 3 units of CAM-ALG-M') },
    });
    expect(world.simulator.ledger().some(({ kind }) => kind === 'fulfillment')).toBe(false);
  });
});

describe('an order from two locations', () => {
  const apart = { ...twoGoods, locationCount: 2 };

  test('leaves in two parcels, and is found again', async () => {
    const { keeper, order, world } = await shopWithOrder(apart);
    const request = { order, notifyCustomer: false, shipment: parcel('AA1') };
    const first = await keeper.fulfill(request);
    expect(first).toMatchObject({ status: 'fulfilled', found: false });
    expect(first.ids).toHaveLength(2);
    expect(await keeper.fulfill(request)).toEqual({ ...first, found: true });
    expect(world.violations).toEqual([]);
  });

  test('one location at a time', async () => {
    const { keeper, order } = await shopWithOrder(apart);
    for (const [index, { id }] of (await keeper.locations!()).entries()) {
      const result = await keeper.fulfill({ order, notifyCustomer: false, shipment: parcel(`AA${index}`), location: id });
      expect(result).toMatchObject({ found: false, status: index === 0 ? 'partially_fulfilled' : 'fulfilled' });
    }
  });

  test('half of it on hold: that half leaves when it is let go', async () => {
    const { keeper, order, world } = await shopWithOrder(apart);
    world.simulator.holdOrder(order.number, 'CAF-MOI-250');
    const request = { order, notifyCustomer: false, shipment: parcel('AA1') };
    expect(await keeper.fulfill(request)).toMatchObject({ status: 'partially_fulfilled', found: false });
    world.simulator.releaseOrder(order.number);
    expect(await keeper.fulfill(request)).toMatchObject({ status: 'fulfilled', found: false });
  });

  test('a number that comes late goes to every parcel that has none', async () => {
    const { keeper, order, summary } = await shopWithOrder(apart);
    await keeper.fulfill({ order, notifyCustomer: false, shipment: null });
    expect(await keeper.fulfill({ order, notifyCustomer: false, shipment: parcel('AA9') })).toMatchObject({
      found: true,
      trackingNumber: 'AA9',
    });
    expect(summary().fulfillments.map(({ number }) => number)).toEqual(['AA9', 'AA9']);
  });
});

describe('tracking and what the carrier says', () => {
  test('a better number replaces the one there is, once', async () => {
    const { keeper, order, world, summary } = await shopWithOrder();
    const { ids } = await keeper.fulfill({ order, notifyCustomer: false, shipment: parcel('AA1') });
    const request = { order, shipment: { ...parcel('BB2'), carrier: 'Jadlog' }, fulfillmentId: null, notifyCustomer: true };
    world.loseAnswerOfWrite(1);
    const updated = await keeper.updateTracking(request);
    expect(updated).toEqual({ ids, status: 'fulfilled', trackingNumber: 'BB2', found: false });
    const before = world.writes();
    expect(await keeper.updateTracking(request)).toEqual({ ...updated, found: true });
    expect(world.writes()).toBe(before);
    expect(summary().fulfillments).toEqual([{ company: 'Jadlog', number: 'BB2', url: 'https://rastreio.example/BB2' }]);
  });

  test('of several parcels it has to be said which', async () => {
    const { keeper, order } = await shopWithOrder({ ...twoGoods, locationCount: 2 });
    const { ids } = await keeper.fulfill({ order, notifyCustomer: false, shipment: parcel('AA1') });
    const request = { order, shipment: parcel('BB2'), notifyCustomer: false };
    await expect(keeper.updateTracking({ ...request, fulfillmentId: null })).rejects.toMatchObject({
      failure: { code: 'whichFulfillment' },
    });
    expect(await keeper.updateTracking({ ...request, fulfillmentId: ids[1]! })).toMatchObject({ ids: [ids[1]], found: false });
  });

  test('an event is told once, also after a lost answer', async () => {
    const { keeper, order, world } = await shopWithOrder();
    await keeper.fulfill({ order, notifyCustomer: false, shipment: parcel('AA1') });
    const event = { status: 'out_for_delivery', at: '2026-11-24T15:00:00.000-03:00', message: 'Objeto saiu para entrega' } as const;
    const request = { order, event, trackingNumber: 'AA1', fulfillmentId: null };
    world.loseAnswerOfWrite(1);
    expect((await keeper.addEvent(request)).found).toBe(false);
    expect((await keeper.addEvent(request)).found).toBe(true);
    expect(world.simulator.ledger().find(({ kind }) => kind === 'fulfillment')?.status).toBe('out for delivery');
    expect(world.violations).toEqual([]);
  });

  test('a status that Shopify has no word for is refused, and so is an order that was not sent', async () => {
    const { keeper, order } = await shopWithOrder();
    const request = { order, trackingNumber: null, fulfillmentId: null };
    const event = (status: 'unknown' | 'delivered') => ({ status, at: null, message: null });
    await expect(keeper.addEvent({ ...request, event: event('unknown') })).rejects.toMatchObject({ failure: { code: 'eventStatus' } });
    await expect(keeper.addEvent({ ...request, event: event('delivered') })).rejects.toMatchObject({ failure: { class: 'notFound' } });
  });
});

describe('writing on an order', () => {
  test('a note is added to, and added to once', async () => {
    const { keeper, order, summary, world } = await shopWithOrder({ note: 'Entregar após as 18h\n(portaria)' });
    world.loseAnswerOfWrite(1);
    const note = 'Entregar após as 18h\n(portaria)\nNF-e 1234';
    expect(await keeper.appendNote(order, 'NF-e 1234')).toEqual({ note, found: false });
    expect(await keeper.appendNote(order, 'NF-e 1234')).toEqual({ note, found: true });
    await Promise.all(['a', 'b'].map(async (text) => await keeper.appendNote(order, text)));
    expect(summary().note).toBe(`${note}\na\nb`);
  });

  test('tags are taken off, whatever their case, by one call where they are written alike', async () => {
    const { keeper, order, summary, calls } = await shopWithOrder({ tags: ['VIP', 'novo', 'Ponte-OK'] });
    expect(await keeper.removeTags(order, ['vip', 'novo', 'never there', 'PONTE-ok'])).toEqual([]);
    expect(summary().tags).toEqual([]);
    expect(calls()).toHaveLength(2);
    await keeper.addTags(order, ['a', 'b']);
    expect(await keeper.removeTags(order, ['a'])).toEqual(['b']);
    expect(calls()).toHaveLength(4);
  });

  test('the fields of the nota fiscal are defined, once a process; somebody else may have been faster', async () => {
    const { keeper, order, world, calls } = await shopWithOrder();
    await keeper.recordInvoice(order, invoice);
    expect(calls().filter((call) => call === 'graphql.metafieldDefinitionCreate')).toHaveLength(4);
    await openOrderKeeper(world.connect()).recordInvoice(order, { ...invoice, number: '2' });
    expect(calls()).toHaveLength(1 + 4 + 1 + 1);
    await openOrderKeeper({ ...world.connect(), account: 'another process' }).recordInvoice(order, invoice);
    expect(calls().filter((call) => call === 'graphql.metafieldDefinitionCreate')).toHaveLength(4);
    expect(world.violations).toEqual([]);
  });
});

describe('cancelling', () => {
  const request = (order: Order) => ({ order, reason: 'CUSTOMER', restock: true, refund: true, notifyCustomer: false, note: null });
  const cancellation = ({ sourceId }: Order) => ({ id: sourceId, reason: 'CUSTOMER', restock: true, notifyCustomer: false });

  test('by two processes at once is told to both, though Shopify refuses the second request', async () => {
    const { world, order, summary } = await shopWithOrder();
    const process = (account: string) => openOrderKeeper({ ...world.connect(), account }).cancel(request(order));
    const ends = await Promise.all([process('one'), process('other')]);
    expect(ends.map(({ status }) => status)).toEqual(['cancelled', 'cancelled']);
    expect(summary().cancelled).toBe(true);
  });

  test('waits for the job; again, it is found', async () => {
    const { keeper, order, summary, world } = await shopWithOrder();
    expect(await keeper.cancel(request(order))).toEqual({ status: 'cancelled', found: false });
    expect(summary()).toMatchObject({ cancelled: true, financialStatus: 'REFUNDED' });
    expect(await keeper.cancel(request(order))).toEqual({ status: 'cancelled', found: true });
    expect(world.violations).toEqual([]);
  });

  test('a lost answer: the job that is under way is waited for, no second one is asked for', async () => {
    const { keeper, order, world } = await shopWithOrder();
    world.loseAnswerOfWrite(1);
    expect(await keeper.cancel(request(order))).toMatchObject({ status: 'cancelled' });
    expect(world.calls.filter((call) => call === 'graphql.orderCancel')).toHaveLength(1);
  });

  test('a cancellation that somebody else has begun is waited for', async () => {
    const { order, world } = await shopWithOrder();
    // Another process: the lock of this one would let them in one after the other.
    const others = ['one', 'two'].map((account) => openOrderKeeper({ ...world.connect(), account }));
    const variables = { ...cancellation(order), refundMethod: { originalPaymentMethodsRefund: true } };
    await openGraphql(world.connect())({ document: cancelOrderDocument, variables, safety: 'once' });
    expect(await others[0]!.cancel(request(order))).toMatchObject({ status: 'cancelled' });
    expect(await others[1]!.cancel(request(order))).toEqual({ status: 'cancelled', found: true });
  });

  test('with the money is not done where somebody else has cancelled without it', async () => {
    const { order, keeper, world } = await shopWithOrder();
    const without = { document: cancelOrderDocument, variables: cancellation(order), safety: 'once' } as const;
    await openGraphql(world.connect())(without);
    const refusal = {
      failure: { class: 'conflict', code: 'cancelledUnrefunded', message: expect.stringContaining(order.totals.total.toFixed(2)) },
    };
    // While the job is under way, and when it is done.
    await expect(keeper.cancel(request(order))).rejects.toMatchObject(refusal);
    await expect(keeper.cancel(request(order))).rejects.toMatchObject(refusal);
    expect(await keeper.cancel({ ...request(order), refund: false })).toEqual({ status: 'cancelled', found: true });
    await keeper.refund({ order, key: 'rest', amount: null, restock: false, notifyCustomer: false, note: null });
    expect(await keeper.cancel(request(order))).toEqual({ status: 'cancelled', found: true });
  });

  test('an order that was sent is refused at once, with what to do', async () => {
    const { keeper, order, world } = await shopWithOrder(twoGoods);
    await keeper.fulfill({ order, shipment: parcel('BR1'), items: null, location: null, notifyCustomer: false } as never);
    const before = world.sleeps.length;
    await expect(keeper.cancel(request(order))).rejects.toMatchObject({
      failure: { class: 'validation', code: 'INVALID', hint: expect.stringContaining('returned') },
    });
    expect(world.sleeps.length).toBe(before);
  });

  test('what Shopify refuses is told with its code', async () => {
    const { keeper, order } = await shopWithOrder();
    await expect(keeper.cancel({ ...request(order), note: 'x'.repeat(256) })).rejects.toMatchObject({
      failure: { class: 'validation', code: 'INVALID', message: expect.stringContaining('Staff note') },
    });
  });
});

describe('refunding', () => {
  const request = (order: Order, amount: number | null, key = `${order.id}:refund`) => ({
    order,
    key,
    amount,
    restock: true,
    notifyCustomer: false,
    note: 'desistência',
  });

  test('an amount, once, whatever is repeated and however late', async () => {
    const { keeper, order, world, summary } = await shopWithOrder();
    world.loseAnswerOfWrite(1);
    const first = await keeper.refund(request(order, 5.1));
    expect(first).toEqual({ id: expect.stringContaining('Refund/'), amount: 5.1, found: false });
    await world.connect().clock.sleep(48 * 3_600_000);
    expect(await keeper.refund(request(order, 5.1))).toEqual({ ...first, found: true });
    expect(summary().financialStatus).toBe('PARTIALLY_REFUNDED');
    expect(world.violations).toEqual([]);
  });

  test('another amount under the same key is another refund: it is not told as given back', async () => {
    const { keeper, order, world } = await shopWithOrder();
    await keeper.refund(request(order, 5.1));
    const before = world.writes();
    const refusal = { failure: { class: 'conflict', code: 'refundOfOtherAmount' } };
    await expect(keeper.refund(request(order, 7))).rejects.toMatchObject(refusal);
    expect(world.writes()).toBe(before);
  });

  test('everything that is left: the money, the items, and their stock', async () => {
    const { keeper, order, world, summary } = await shopWithOrder({ ...twoGoods, discount: 'none' });
    await keeper.refund(request(order, 10, 'first'));
    const { amount } = await keeper.refund(request(order, null, 'rest'));
    expect(amount).toBeCloseTo(order.totals.total - 10, 2);
    expect(summary().financialStatus).toBe('REFUNDED');
    expect(world.simulator.stock('CAM-ALG-M').available).toBe(1000);
  });

  test('more than is left, or of an order that is not paid, is refused before it is asked for', async () => {
    const { keeper, order, world } = await shopWithOrder();
    const before = world.writes();
    await expect(keeper.refund(request(order, 1_000_000))).rejects.toMatchObject({ failure: { class: 'conflict', code: 'notRefundable' } });
    expect(world.writes()).toBe(before);
  });
});

/** A webhook tells times in the shop's own zone, the API in UTC. */
function comparable(order: Order) {
  return { ...order, createdAt: Date.parse(order.createdAt), updatedAt: Date.parse(order.updatedAt) };
}
