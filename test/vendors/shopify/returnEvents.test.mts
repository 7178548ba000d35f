/** C19: goods that come back, with a refund or without one, start a flow. */
import { describe, expect, test } from 'vitest';
import { neededScopes } from '../../../credentials/shopify/scopes.ts';
import { deliveryOf, openShop } from './support/deliver.mts';

const withReturns = [...neededScopes, 'read_returns'];

describe('C19 returns without a refund', () => {
  test('opened by the shop: the order as it is now, and how many units come back why', async () => {
    const shop = await openShop(['RETURNS_APPROVE'], { lookUpTaxId: true }, withReturns);
    const { orderNumber, id } = shop.place();
    await shop.fulfill();
    shop.world.simulator.openReturn(orderNumber, { line: 0, quantity: 2 });
    const [found] = await shop.read('RETURNS_APPROVE');
    expect(found!.event).toMatchObject({ type: 'return.approved', correlationId: `shopify:${orderNumber}` });
    expect(found!.document.order).toMatchObject({ number: orderNumber, sourceId: id });
    expect(found!.document.return).toMatchObject({
      vendor: 'shopify',
      name: `#${orderNumber}-R1`,
      status: 'open',
      quantity: 2,
      reasons: ['unwanted'],
      items: [{ id: found!.document.order.items[0]!.id, sku: 'CAF-MOI-250', quantity: 2 }],
    });
    expect(found!.document.refund).toBeUndefined();
    expect(shop.world.violations).toEqual([]);
  });

  test('closed: its payload names the order by its number alone, and needs no further scope', async () => {
    const shop = await openShop(['RETURNS_CLOSE']);
    const { orderNumber, id } = shop.place();
    await shop.fulfill();
    shop.world.simulator.openReturn(orderNumber, {});
    shop.world.simulator.changeReturn(orderNumber, 'close');
    const [found] = await shop.read('RETURNS_CLOSE');
    expect(found!.event).toMatchObject({ type: 'return.closed' });
    expect(found!.document.order.sourceId).toBe(id);
    expect(found!.document.return).toMatchObject({ status: 'closed', quantity: null, items: null, reasons: [] });
    expect(shop.world.violations).toEqual([]);
  });

  test('closed, opened again and closed again: two happenings, each the same however often it is told', async () => {
    const shop = await openShop(['RETURNS_CLOSE']);
    const { orderNumber } = shop.place();
    await shop.fulfill();
    shop.world.simulator.openReturn(orderNumber, {});
    shop.world.simulator.changeReturn(orderNumber, 'close');
    const first = deliveryOf(shop, 'RETURNS_CLOSE');
    const occasionOf = async (delivery: typeof first) => (await shop.source.read(delivery, shop.request))[0]!.event.occasion;
    shop.world.simulator.changeReturn(orderNumber, 'reopen');
    await shop.world.connect().clock.sleep(60_000);
    shop.world.simulator.changeReturn(orderNumber, 'close');
    const second = deliveryOf(shop, 'RETURNS_CLOSE');
    expect(await occasionOf(first)).toBe(await occasionOf(first));
    expect(await occasionOf(second)).not.toBe(await occasionOf(first));
  });

  test('a payload under another topic’s name starts nothing', async () => {
    const shop = await openShop(['RETURNS_CLOSE', 'REFUNDS_CREATE']);
    const { orderNumber } = shop.place();
    await shop.fulfill();
    shop.world.simulator.openReturn(orderNumber, {});
    shop.world.simulator.changeReturn(orderNumber, 'close');
    const delivery = deliveryOf(shop, 'RETURNS_CLOSE');
    const renamed = { ...delivery, headers: { ...delivery.headers, 'x-shopify-topic': 'refunds/create' } };
    expect(await shop.source.read(renamed, shop.request)).toEqual([]);
  });

  test('the beginnings of a return need a scope of their own, and the refusal names it', async () => {
    await expect(openShop(['RETURNS_REQUEST'])).rejects.toMatchObject({ failure: { hint: expect.stringContaining('read_returns') } });
  });

  test.each(['cancel', 'close'] as const)(
    'one that was agreed to hours ago and is gone since (%s) starts nothing; a fresh one does',
    async (step) => {
      const shop = await openShop(['RETURNS_APPROVE'], { lookUpTaxId: true }, withReturns);
      const { orderNumber } = shop.place();
      await shop.fulfill();
      shop.world.simulator.openReturn(orderNumber, {});
      const delivery = deliveryOf(shop, 'RETURNS_APPROVE');
      const late = {
        ...delivery,
        receivedAt: new Date(Date.parse(delivery.headers['x-shopify-triggered-at']!) + 3 * 3_600_000).toISOString(),
      };
      expect(await shop.source.read(late, shop.request)).toHaveLength(1);
      shop.world.simulator.changeReturn(orderNumber, step);
      expect(await shop.source.read(late, shop.request)).toEqual([]);
      expect(await shop.source.read(delivery, shop.request)).toHaveLength(1);
    },
  );
});
