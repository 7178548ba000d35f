/** Whatever happens to an order, the flow gets the order. */
import { describe, expect, test } from 'vitest';
import { orderTopics } from '../../../vendors/shopify/events/topics.ts';
import { neededScopes } from '../../../credentials/shopify/scopes.ts';
import type { OrderEvent } from './support/deliver.mts';
import { deliveryOf, openShop } from './support/deliver.mts';

describe('what happens to an order', () => {
  test.each([
    ['ORDERS_CREATE', 'order.created', () => undefined],
    ['ORDERS_PAID', 'order.paid', () => undefined],
    ['ORDERS_UPDATED', 'order.updated', () => undefined],
    ['ORDERS_CANCELLED', 'order.cancelled', (shop) => shop.cancel()],
    ['ORDERS_EDITED', 'order.edited', (shop) => shop.edit()],
    ['REFUNDS_CREATE', 'order.refunded', (shop) => shop.refund()],
    ['ORDERS_RISK_ASSESSMENT_CHANGED', 'order.risk_assessment_changed', (shop) => shop.assessRisk()],
    ['ORDERS_FULFILLED', 'order.fulfilled', async (shop) => await shop.fulfill()],
    ['ORDERS_PARTIALLY_FULFILLED', 'order.partially_fulfilled', async (shop) => await shop.fulfill(1)],
    ['FULFILLMENTS_CREATE', 'fulfillment.created', async (shop) => await shop.fulfill()],
    ['FULFILLMENTS_UPDATE', 'fulfillment.updated', async (shop) => await shop.track()],
  ] satisfies [string, string, OrderEvent][])('%s: the item holds the event and the whole order', async (topic, eventType, happen) => {
    const shop = await openShop([topic]);
    const { orderNumber, id } = shop.place();
    await happen(shop);
    const [found] = await shop.read(topic);
    expect(found!.event).toMatchObject({ type: eventType, source: 'shopify', correlationId: `shopify:${orderNumber}` });
    const { order } = found!.document;
    expect(order).toMatchObject({ id: `shopify:loja-ponte/${id.split('/').at(-1)}`, number: orderNumber, sourceId: id, source: 'shopify' });
    expect(order.items.length).toBeGreaterThan(0);
    expect(order.customer.taxId?.type).toBe('CPF');
    expect(shop.world.violations).toEqual([]);
  });

  test('an order is deleted: its id is known, and the event says the rest', async () => {
    const shop = await openShop(['ORDERS_DELETE']);
    const { orderNumber, id } = shop.place();
    shop.world.simulator.deleteOrder(orderNumber);
    const [found] = await shop.read('ORDERS_DELETE');
    expect(found!.event).toMatchObject({ type: 'order.deleted' });
    expect(found!.document.order).toMatchObject({ sourceId: id, source: 'shopify', items: [], financialStatus: 'unknown' });
  });

  test('an edited order shows what it is now, its money too', async () => {
    const shop = await openShop(['ORDERS_EDITED']);
    const { orderNumber } = shop.place();
    shop.edit();
    const [found] = await shop.read('ORDERS_EDITED');
    const { total } = shop.world.simulator.orders().find((order) => order.orderNumber === orderNumber)!;
    expect(found!.document.order.totals.total).toBeGreaterThan(0);
    expect(found!.document.order.items.reduce((units, { quantity }) => units + quantity, 0)).toBe(4);
    expect(total).toBeGreaterThan(0);
  });

  test('ids beyond what a number holds exactly come whole, in the raw payload as well', async () => {
    const shop = await openShop(['REFUNDS_CREATE']);
    const { id } = shop.place();
    shop.refund();
    const [found] = await shop.read('REFUNDS_CREATE');
    const digits = id.slice(id.lastIndexOf('/') + 1);
    expect(Number.isSafeInteger(Number(digits))).toBe(false);
    expect(found!.document.order.sourceId).toBe(id);
    expect((found!.raw as { order_id: unknown }).order_id).toBe(digits);
  });

  test('an order that is gone when its refund is told: what is known of it, not an endless repetition', async () => {
    const shop = await openShop(['REFUNDS_CREATE']);
    const { orderNumber, id } = shop.place();
    shop.refund();
    const delivery = deliveryOf(shop, 'REFUNDS_CREATE');
    shop.world.simulator.deleteOrder(orderNumber);
    const [found] = await shop.source.read(delivery, shop.request);
    expect(found!.document.order).toMatchObject({ sourceId: id, items: [] });
  });

  test('every topic that is offered can be subscribed to with the scopes that the credential names, or the one that it names itself', async () => {
    const offered = orderTopics.filter(({ description }) => !description.includes('read_returns')).map(({ topic }) => topic);
    const shop = await openShop(offered);
    expect(shop.world.simulator.subscriptions()).toHaveLength(14);
    const further = await openShop(
      orderTopics.map(({ topic }) => topic),
      { lookUpTaxId: true },
      [...neededScopes, 'read_returns'],
    );
    expect(further.world.simulator.subscriptions()).toHaveLength(17);
    expect(shop.world.violations).toEqual([]);
  });
});
