/** What the operations of Shopify Order read from the node and from the item, and what they put on it. */
import type { IDataObject } from 'n8n-workflow';
import { describe, expect, test } from 'vitest';
import { ShopifyOrder } from '../../nodes/ShopifyOrder/ShopifyOrder.node.ts';
import { shipment } from '../contracts/orderKeeper.contract.mts';
import { shopifyWorld, type ShopifyWorld } from '../contracts/support/shopifyWorld.mts';
import { paidOrders } from '../vendors/shopify/support/paidOrders.mts';
import { shopifyContext } from './support/shopifyContext.mts';

const node = new ShopifyOrder();

const defaults = {
  orderFrom: 'item',
  notifyCustomer: false,
  status: 'shipment',
  refundWhat: 'all',
  restock: true,
  refund: false,
  reason: 'CUSTOMER',
};

async function run(world: ShopifyWorld, parameters: Record<string, unknown>, items: object[], continueOnFail = false) {
  const { context } = shopifyContext(world, {
    parameters: { ...defaults, ...parameters },
    items: items.map((json) => ({ json: json as IDataObject })),
    continueOnFail,
  });
  const [output] = await node.execute.call(context);
  return output!;
}

async function shopWith(count = 1) {
  const world = shopifyWorld();
  return { world, orders: await paidOrders(world, count) };
}

describe('Get', () => {
  test('an order behind a payment is found by its number', async () => {
    const { world, orders } = await shopWith();
    const [item] = await run(world, { operation: 'get', getBy: 'item' }, [
      { payment: { vendor: 'asaas', orderNumber: orders[0]!.number } },
    ]);
    expect(item?.json).toMatchObject({ payment: { vendor: 'asaas' }, order: { id: orders[0]!.id, customer: orders[0]!.customer } });
  });

  test.each([
    [{ getBy: 'number', orderNumber: '#1001' }, {}],
    [{ getBy: 'number', orderNumber: 1001 }, {}],
    [{ getBy: 'item' }, { order: { sourceId: 'of the shop' } }],
  ])('by %j', async (parameters, json) => {
    const { world, orders } = await shopWith();
    const item = 'order' in json ? { order: orders[0] } : json;
    const [output] = await run(world, { operation: 'get', ...parameters }, [item]);
    expect(output?.json.order).toMatchObject({ number: '1001' });
  });

  test('the ID of an order of another shop system is none of this shop', async () => {
    const { world, orders } = await shopWith();
    const sourceId = orders[0]!.sourceId.replace(/\D/g, '');
    const item = { order: { ...orders[0], source: 'wooCommerce', sourceId } };
    await expect(run(world, { operation: 'get', getBy: 'item' }, [item as never])).rejects.toMatchObject({
      description: expect.stringContaining('Shopify Order Trigger'),
    });
  });

  test('nothing says which: the hint does', async () => {
    const { world } = await shopWith();
    await expect(run(world, { operation: 'get', getBy: 'item' }, [{}])).rejects.toMatchObject({
      description: expect.stringContaining('By Number'),
    });
  });
});

describe('Get Many', () => {
  test('one item an order, paired with the item that asked; none where there is none', async () => {
    const { world } = await shopWith(3);
    const output = await run(world, { operation: 'getMany', limit: 2, filters: { state: 'open' } }, [{ wanted: 1 }, { wanted: 2 }]);
    expect(output.map(({ json, pairedItem }) => [json.wanted, (json.order as IDataObject).number, pairedItem])).toEqual([
      [1, '1003', { item: 0 }],
      [1, '1002', { item: 0 }],
      [2, '1003', { item: 1 }],
      [2, '1002', { item: 1 }],
    ]);
    expect(await run(world, { operation: 'getMany', returnAll: true, filters: { tag: 'no such' } }, [{}])).toEqual([]);
  });
});

describe('parcels', () => {
  test('some items, from the location that was chosen', async () => {
    const { world, orders } = await shopWith();
    const { loadOptions } = shopifyContext(world);
    const [anywhere, main] = await node.methods.loadOptions.getLocations.call(loadOptions);
    expect(anywhere).toMatchObject({ value: '' });
    const { sku } = orders[0]!.items[0]!;
    const parameters = {
      operation: 'fulfill',
      itemsFrom: 'json',
      itemsJson: JSON.stringify([{ sku, quantity: 1 }]),
      location: main!.value,
    };
    const [item] = await run(world, parameters, [{ order: orders[0], shipment }]);
    expect(item?.json.fulfillment).toMatchObject({ vendor: 'shopify', found: false, trackingNumber: shipment.trackingNumber });
  });

  test.each(['[]', '[{"sku": "A"}]', '[{"sku": "A", "quantity": 0}]', '[{"quantity": 1}]', 'no list'])(
    '%s is no parcel',
    async (itemsJson) => {
      const { world, orders } = await shopWith();
      const before = world.calls.length;
      const [item] = await run(world, { operation: 'fulfill', itemsFrom: 'json', itemsJson }, [{ order: orders[0] }], true);
      expect(item?.json.error).toMatchObject({ class: 'validation', code: 'parcelItems' });
      expect(world.calls).toHaveLength(before);
    },
  );

  test('tracking is updated and an event told, both from the shipment on the item', async () => {
    const { world, orders } = await shopWith();
    const item = { order: orders[0], shipment: { ...shipment, status: 'in_transit' } };
    await run(world, { operation: 'fulfill' }, [{ order: orders[0] }]);
    const [tracked] = await run(world, { operation: 'updateTracking' }, [item]);
    expect(tracked?.json.fulfillment).toMatchObject({ trackingNumber: shipment.trackingNumber, found: false });
    const [told] = await run(world, { operation: 'addEvent' }, [item]);
    expect(told?.json.fulfillmentEvent).toMatchObject({ vendor: 'shopify', status: 'in_transit', found: false });
    const [chosen] = await run(world, { operation: 'addEvent', status: 'delivered', message: 'Entregue' }, [item]);
    expect(chosen?.json.fulfillmentEvent).toMatchObject({ status: 'delivered', found: false });
  });

  test('tracking without a shipment is told where shipments come from', async () => {
    const { world, orders } = await shopWith();
    await expect(run(world, { operation: 'updateTracking' }, [{ order: orders[0] }])).rejects.toMatchObject({
      description: expect.stringContaining('Carrier Shipment'),
    });
  });
});

describe('the order itself', () => {
  test('a note, tags off, a refund, a cancellation', async () => {
    const { world, orders } = await shopWith();
    const item = { order: orders[0] };
    expect((await run(world, { operation: 'appendNote', note: ' NF-e 7 ' }, [item]))[0]?.json.note).toMatchObject({
      vendor: 'shopify',
      note: expect.stringMatching(/NF-e 7$/),
    });
    expect((await run(world, { operation: 'removeTags', tags: 'vip' }, [item]))[0]?.json.tags).not.toContain('vip');
    const [refunded] = await run(world, { operation: 'refund', refundWhat: 'amount', amount: 2.5 }, [item]);
    expect(refunded?.json.refund).toMatchObject({ vendor: 'shopify', amount: 2.5, found: false });
    const [again] = await run(world, { operation: 'refund', refundWhat: 'amount', amount: 2.5 }, [item]);
    expect(again?.json.refund).toMatchObject({ found: true });
    const [other] = await run(world, { operation: 'refund', refundWhat: 'amount', amount: 2.5, 'options.key': 'second' }, [item]);
    expect(other?.json.refund).toMatchObject({ found: false });
  });

  test.each([
    ['appendNote', { note: ' ' }, 'note'],
    ['removeTags', { tags: ',' }, 'tags'],
    ['refund', { refundWhat: 'amount', amount: 0 }, 'amount'],
  ])('%s with nothing in it is refused before any call', async (operation, parameters, code) => {
    const { world, orders } = await shopWith();
    const before = world.calls.length;
    const [item] = await run(world, { operation, ...parameters }, [{ order: orders[0] }], true);
    expect(item?.json.error).toMatchObject({ class: 'validation', code });
    expect(world.calls).toHaveLength(before);
  });
});
