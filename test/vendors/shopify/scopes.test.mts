import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { PonteShopifyApi } from '../../../credentials/PonteShopifyApi.credentials.ts';
import { documentedScopes, withReadScopes } from '../../../sandbox/simulators/shopify/options.mts';
import { openOrderKeeper } from '../../../vendors/shopify/orders/orderKeeper.ts';
import { openSkuStock } from '../../../vendors/shopify/stock/skuStock.ts';
import { invoice, shipment } from '../../contracts/orderKeeper.contract.mts';
import { shopifyWorld } from '../../contracts/support/shopifyWorld.mts';
import { paidOrders } from './support/paidOrders.mts';

const notice = new PonteShopifyApi().properties.find(({ name }) => name === 'notice')?.displayName ?? '';
const event = { status: 'in_transit', at: null, message: null } as const;
const named = notice.match(/\b(read|write)_[a-z_]+/g) ?? [];

describe('the scopes that the credential names', () => {
  test('are enough for all that the nodes do', async () => {
    const world = shopifyWorld({ scopes: named });
    const [order] = await paidOrders(world, 1, { overrides: { taxIdPlace: 'localizedField' } });
    expect(order?.customer.taxId).not.toBeNull();
    const keeper = openOrderKeeper(world.connect());
    await keeper.addTags(order!, ['nf-e']);
    await keeper.recordInvoice(order!, invoice);
    expect(await keeper.fulfill({ order: order!, shipment, notifyCustomer: false })).toMatchObject({ status: 'fulfilled' });
    await keeper.addEvent({
      order: order!,
      event,
      trackingNumber: null,
      fulfillmentId: null,
    });
    await keeper.removeTags(order!, ['nf-e']);
    await keeper.appendNote(order!, 'NF-e emitida');
    expect(await keeper.list({}, 10)).toEqual([await keeper.get({ id: order!.sourceId })]);
    await keeper.refund({ order: order!, key: 'r', amount: 1, restock: false, notifyCustomer: false, note: null });
    const counter = openSkuStock(world.connect());
    await counter.set([{ sku: 'CAF-MOI-250', location: (await counter.locations!())[0]!.id, quantity: 5 }]);
    expect(world.violations).toEqual([]);
  });

  test.each([
    'read_orders',
    'write_orders',
    'write_merchant_managed_fulfillment_orders',
    'read_locations',
    'write_inventory',
    'write_fulfillments',
  ])('%s is among them because it is needed', async (scope) => {
    const world = shopifyWorld({ scopes: named.filter((each) => each !== scope && each !== scope.replace('read_', 'write_')) });
    const work = paidOrders(world, 1).then(async ([order]) => {
      const keeper = openOrderKeeper(world.connect());
      await keeper.addTags(order!, ['nf-e']);
      await keeper.fulfill({ order: order!, shipment, notifyCustomer: false });
      await keeper.addEvent({ order: order!, event, trackingNumber: null, fulfillmentId: null });
      const counter = openSkuStock(world.connect());
      const [main] = await counter.locations!();
      await counter.set([{ sku: 'CAF-MOI-250', location: main!.id, quantity: 5 }]);
    });
    await expect(work).rejects.toMatchObject({ failure: { hint: expect.any(String) } });
  });
});

test('the sandbox’s app has all that the documentation has its owner grant, so that every template can be published', () => {
  const page = readFileSync(new URL('../../../docs/shopify.md', import.meta.url), 'utf8');
  const scopes = /\n## Scopes\n(.*?)\n## /s.exec(page)![1]!;
  const asked = new Set(scopes.match(/\b(read|write)_[a-z_]+/g));
  expect(asked).toContain('read_returns');
  // Sandboxes have no old orders.
  expect([...asked].filter((scope) => scope !== 'read_all_orders' && !withReadScopes(documentedScopes).includes(scope))).toEqual([]);
});
