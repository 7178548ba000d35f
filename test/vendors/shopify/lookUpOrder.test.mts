/** An order that is looked up is the same document as the one that a webhook brings. */
import { describe, expect, test } from 'vitest';
import { openGraphql } from '../../../vendors/shopify/client/api.ts';
import { findTaxId } from '../../../vendors/shopify/orders/findTaxId.ts';
import { lookUpOrder } from '../../../vendors/shopify/orders/lookUpOrder.ts';
import { mapOrder } from '../../../vendors/shopify/orders/mapOrder.ts';
import { shopifyWorld, type ShopifyWorld } from '../../contracts/support/shopifyWorld.mts';
import { paidOrders } from './support/paidOrders.mts';
import { withoutProducts } from './support/withoutProducts.mts';

async function lookedUp(world: ShopifyWorld, id: string) {
  const found = await lookUpOrder(openGraphql(world.connect()), id);
  return found && mapOrder(found.payload, findTaxId(found.payload) ?? found.taxId, 'loja-ponte');
}

describe('an order that is looked up', () => {
  test('is what its webhook said, field by field, whatever is bought by whomever', async () => {
    const world = shopifyWorld();
    const delivered = await paidOrders(world, 24, { variety: 'any' });
    for (const order of delivered) {
      const found = await lookedUp(world, order.sourceId);
      // Both are the same instant; the webhook writes it in the shop's time zone.
      const instants = (one: typeof found) => [one?.createdAt, one?.updatedAt].map((time) => Date.parse(time ?? '') / 1000).map(Math.floor);
      expect(instants(found), order.number).toEqual(instants(order));
      const same = { createdAt: '', updatedAt: '', tags: [] };
      expect({ ...found, ...same }, order.number).toEqual({ ...withoutProducts(order), ...same });
      expect(found?.tags.toSorted()).toEqual(order.tags.toSorted());
    }
    expect(world.violations).toEqual([]);
    expect(world.simulator.notSimulated()).toEqual([]);
  });
});
