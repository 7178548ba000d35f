import type { IDataObject } from 'n8n-workflow';
import { describe, expect, test } from 'vitest';
import type { Order } from '../../domain/documents/order.ts';
import { ShopifyOrder } from '../../nodes/ShopifyOrder/ShopifyOrder.node.ts';
import { invoice, shipment } from '../contracts/orderKeeper.contract.mts';
import { shopifyWorld, type ShopifyWorld } from '../contracts/support/shopifyWorld.mts';
import { paidOrders } from '../vendors/shopify/support/paidOrders.mts';
import { shopifyContext } from './support/shopifyContext.mts';

const node = new ShopifyOrder();

async function run(world: ShopifyWorld, parameters: Record<string, unknown>, items: object[], continueOnFail = false) {
  const { context } = shopifyContext(world, {
    parameters: { orderFrom: 'item', ...parameters },
    items: items.map((json) => ({ json: json as IDataObject })),
    continueOnFail,
  });
  const [output] = await node.execute.call(context);
  return output!;
}

async function shopWith(count = 1): Promise<{ world: ShopifyWorld; orders: Order[] }> {
  const world = shopifyWorld();
  return { world, orders: await paidOrders(world, count) };
}

describe('Shopify Order', () => {
  test('fulfills with the shipment that the carrier node put on the item', async () => {
    const { world, orders } = await shopWith();
    const [item] = await run(world, { operation: 'fulfill', notifyCustomer: false }, [{ order: orders[0], shipment }]);
    expect(item?.json.fulfillment).toEqual({
      vendor: 'shopify',
      ids: [expect.stringMatching(/^gid:\/\/shopify\/Fulfillment\/\d+$/)],
      status: 'fulfilled',
      trackingNumber: 'AA123456785BR',
      found: false,
    });
    expect(item).toMatchObject({ pairedItem: { item: 0 }, json: { shipment } });
    expect(world.simulator.orders()[0]?.fulfillments).toMatchObject([{ company: 'Correios', number: 'AA123456785BR' }]);
  });

  test('one order twice in a run is fulfilled once', async () => {
    const { world, orders } = await shopWith();
    const item = { order: orders[0], shipment };
    const output = await run(world, { operation: 'fulfill', notifyCustomer: false }, [item, item]);
    expect(output.map(({ json }) => (json.fulfillment as { found: boolean }).found).toSorted()).toEqual([false, true]);
  });

  test.each([
    ['a text with commas', 'nf-e, etiqueta pronta,'],
    ['a list', ['nf-e', ' etiqueta pronta ']],
  ])('adds tags given as %s', async (_form, tags) => {
    const { world, orders } = await shopWith();
    const [item] = await run(world, { operation: 'addTags', tags }, [{ order: orders[0] }]);
    expect(item?.json.tags).toEqual(expect.arrayContaining(['nf-e', 'etiqueta pronta']));
    expect(world.simulator.orders()[0]?.tags).toEqual(expect.arrayContaining(['nf-e', 'etiqueta pronta']));
  });

  test('keeps the nota fiscal that the ERP node put on the item', async () => {
    const { world, orders } = await shopWith();
    const [item] = await run(world, { operation: 'setInvoice' }, [{ order: orders[0], invoice }]);
    expect(item?.json.metafields).toEqual(['ponte.nfe_key', 'ponte.nfe_number', 'ponte.nfe_series', 'ponte.nfe_danfe']);
    expect(world.simulator.orders()[0]?.metafields).toContainEqual({ namespace: 'ponte', key: 'nfe_key', value: invoice.accessKey });
  });

  test('a series and a number that came as numbers are kept as texts', async () => {
    const { world, orders } = await shopWith();
    await run(world, { operation: 'setInvoice' }, [{ order: orders[0], invoice: { ...invoice, number: 1234, series: 1 } }]);
    expect(world.simulator.orders()[0]?.metafields).toContainEqual({ namespace: 'ponte', key: 'nfe_number', value: '1234' });
  });

  test.each([
    ['setInvoice', {}, 'invoice'],
    ['setInvoice', { invoice: { ...invoice, accessKey: '123' } }, 'invoice.accessKey'],
    ['setInvoice', { invoice: { ...invoice, status: 'cancelled' } }, 'it is cancelled'],
    ['setInvoice', { invoice: { ...invoice, status: 'denied' } }, 'it is denied'],
    ['setInvoice', { invoice: { ...invoice, status: 'rejected' } }, 'it is rejected'],
    ['fulfill', { shipment: { ...shipment, status: 'cancelled' } }, 'was cancelled'],
    ['updateTracking', { shipment: { ...shipment, status: 'cancelled' } }, 'was cancelled'],
    ['addTags', {}, 'tag'],
    ['fulfill', { shipment: { ...shipment, trackingNumber: 12 } }, 'shipment.trackingNumber'],
  ])('%s with something missing leaves by the error output and says what', async (operation, more, named) => {
    const { world, orders } = await shopWith();
    const before = world.writes();
    const [item] = await run(world, { operation, tags: '' }, [{ order: orders[0], ...more }], true);
    expect(item?.json.error).toMatchObject({ class: 'validation', message: expect.stringContaining(named) });
    expect(world.writes()).toBe(before);
  });

  test('an item without an order is told where orders come from', async () => {
    const { world } = await shopWith();
    await expect(run(world, { operation: 'fulfill', notifyCustomer: false }, [{}])).rejects.toMatchObject({
      description: expect.stringContaining('trigger'),
    });
  });
});
