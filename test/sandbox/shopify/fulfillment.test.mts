import { describe, expect, test } from 'vitest';
import { openShop, shipMutation, workQuery, type Shop } from './shop.mts';

const work = async (world: Shop, id: string) => (await world.data(workQuery, { id })).order;
const ship = async (world: Shop, lineItemsByFulfillmentOrder: unknown[], trackingInfo?: unknown) =>
  (await world.data(shipMutation, { fulfillment: { lineItemsByFulfillmentOrder, trackingInfo } })).fulfillmentCreate;

const refusal = (message: string) => ({ fulfillment: null, userErrors: [{ field: ['fulfillment'], message }] });

describe('a parcel leaves', () => {
  test('with all that is left, once', async () => {
    const world = openShop();
    const { id, orderNumber } = world.shop.placeOrder({ overrides: { items: [{ sku: 'CAF-MOI-250', quantity: 3 }] } });
    const before = await work(world, id);
    expect(before.fulfillmentOrders.nodes).toMatchObject([
      { status: 'OPEN', lineItems: { nodes: [{ totalQuantity: 3, remainingQuantity: 3 }] } },
    ]);
    expect(before.fulfillmentOrders.nodes[0].supportedActions).toContainEqual({ action: 'CREATE_FULFILLMENT' });
    const fulfillmentOrderId = before.fulfillmentOrders.nodes[0].id;
    const sent = await ship(world, [{ fulfillmentOrderId }], { company: 'Correios', number: 'AA123456789BR' });
    expect(sent).toMatchObject({ fulfillment: { status: 'SUCCESS' }, userErrors: [] });

    const after = await work(world, id);
    expect(after.displayFulfillmentStatus).toBe('FULFILLED');
    expect(after.fulfillmentOrders.nodes).toMatchObject([
      { status: 'CLOSED', supportedActions: [], lineItems: { nodes: [{ remainingQuantity: 0 }] } },
    ]);
    expect(after.fulfillments[0].trackingInfo).toEqual([
      { company: 'Correios', number: 'AA123456789BR', url: expect.stringContaining('correios') },
    ]);
    expect(world.shop.stock('CAF-MOI-250')).toEqual({ available: 997, committed: 0, onHand: 997 });

    const digits = String(fulfillmentOrderId).split('/').at(-1);
    expect(await ship(world, [{ fulfillmentOrderId }])).toEqual(
      refusal(`Fulfillment order ${digits} has an unfulfillable status= closed.`),
    );
    expect(world.shop.ledger().filter(({ kind }) => kind === 'fulfillment')).toMatchObject([
      { orderNumber, status: 'success', detail: { units: 3 } },
    ]);
    expect(world.violations).toEqual([]);
  });

  test('in part, and never with more than is left', async () => {
    const world = openShop();
    const { id } = world.shop.placeOrder({ overrides: { items: [{ sku: 'CAF-MOI-250', quantity: 3 }] } });
    const [entry] = (await work(world, id)).fulfillmentOrders.nodes;
    const some = (quantity: number) => [
      { fulfillmentOrderId: entry.id, fulfillmentOrderLineItems: [{ id: entry.lineItems.nodes[0].id, quantity }] },
    ];
    expect((await ship(world, some(2))).userErrors).toEqual([]);
    expect((await work(world, id)).displayFulfillmentStatus).toBe('PARTIALLY_FULFILLED');
    expect(await ship(world, some(2))).toEqual(refusal('Invalid fulfillment order line item quantity requested.'));
    expect((await ship(world, some(1))).userErrors).toEqual([]);
    expect((await work(world, id)).displayFulfillmentStatus).toBe('FULFILLED');
    expect(world.violations).toEqual([]);
  });

  test('never for what is not there, nor for nothing', async () => {
    const world = openShop();
    expect(await ship(world, [{ fulfillmentOrderId: 'gid://shopify/FulfillmentOrder/1' }])).toEqual(
      refusal('Fulfillment order does not exist.'),
    );
    expect(world.violations).toEqual([]);
    await ship(world, []);
    const { id } = world.shop.placeOrder({ overrides: { lineCount: 1 } });
    const [entry] = (await work(world, id)).fulfillmentOrders.nodes;
    await ship(world, [{ fulfillmentOrderId: entry.id, fulfillmentOrderLineItems: [{ id: entry.lineItems.nodes[0].id, quantity: 0 }] }]);
    expect(world.rules()).toEqual(['fulfillment-empty', 'fulfillment-quantity']);
  });

  test('not of a cancelled order, and not of a gift card', async () => {
    const world = openShop();
    const { id, orderNumber } = world.shop.placeOrder({ overrides: { lineCount: 1, awkward: 'giftCard' } });
    const [entry] = (await work(world, id)).fulfillmentOrders.nodes;
    expect(entry.lineItems.nodes).toHaveLength(1);
    world.shop.cancelOrder(orderNumber);
    expect((await ship(world, [{ fulfillmentOrderId: entry.id }])).userErrors[0].message).toContain('unfulfillable status= closed');
  });
});

describe('on its way', () => {
  async function shipped() {
    const world = openShop();
    const { id } = world.shop.placeOrder();
    const [entry] = (await work(world, id)).fulfillmentOrders.nodes;
    const { fulfillment } = await ship(world, [{ fulfillmentOrderId: entry.id }], { company: 'Jadlog', number: 'J1' });
    await world.subscribe('FULFILLMENTS_UPDATE');
    return { world, id, fulfillmentId: fulfillment.id };
  }

  test('the tracking is corrected: a carrier outside the vendor’s list needs its own page', async () => {
    const { world, id, fulfillmentId } = await shipped();
    expect((await work(world, id)).fulfillments[0].trackingInfo).toEqual([{ company: 'Jadlog', number: 'J1', url: null }]);
    await world.data(
      'mutation T($id: ID!, $t: FulfillmentTrackingInput!) { fulfillmentTrackingInfoUpdate(fulfillmentId: $id, trackingInfoInput: $t) { userErrors { message } } }',
      { id: fulfillmentId, t: { company: 'Jadlog', number: 'J2', url: 'https://jadlog.example/J2' } },
    );
    expect((await work(world, id)).fulfillments[0].trackingInfo).toEqual([
      { company: 'Jadlog', number: 'J2', url: 'https://jadlog.example/J2' },
    ]);
    expect(JSON.parse(String(world.deliveries[0]!.body))).toMatchObject({
      tracking_numbers: ['J2'],
      tracking_company: 'Jadlog',
      status: 'success',
    });
  });

  test('the carrier’s news are recorded', async () => {
    const { world, id, fulfillmentId } = await shipped();
    const event =
      'mutation E($e: FulfillmentEventInput!) { fulfillmentEventCreate(fulfillmentEvent: $e) { fulfillmentEvent { status happenedAt } userErrors { message } } }';
    const { fulfillmentEventCreate } = await world.data(event, {
      e: { fulfillmentId, status: 'DELIVERED', happenedAt: '2026-11-24T10:00:00Z' },
    });
    expect(fulfillmentEventCreate.fulfillmentEvent).toEqual({ status: 'DELIVERED', happenedAt: '2026-11-24T10:00:00Z' });
    expect((await work(world, id)).fulfillments[0].displayStatus).toBe('DELIVERED');
    expect(world.shop.ledger().find(({ kind }) => kind === 'fulfillment')?.status).toBe('delivered');
    expect((await world.graphql(event, { e: { fulfillmentId, status: 'ENTREGUE' } })).errors?.[0]?.extensions.code).toBe(
      'INVALID_VARIABLE',
    );
  });
});
