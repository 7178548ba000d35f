import { describe, expect, test } from 'vitest';
import { PonteShopifyApi } from '../../../credentials/PonteShopifyApi.credentials.ts';
import { openOrderKeeper } from '../../../vendors/shopify/orderKeeper.ts';
import { invoice, shipment } from '../../contracts/orderKeeper.contract.mts';
import { shopifyWorld } from '../../contracts/support/shopifyWorld.mts';
import { paidOrders } from './support/paidOrders.mts';

const notice = new PonteShopifyApi().properties.find(({ name }) => name === 'notice')?.displayName ?? '';
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
  });

  test.each(['read_orders', 'write_orders', 'write_merchant_managed_fulfillment_orders', 'read_locations'])(
    '%s is among them because it is needed',
    async (scope) => {
      const world = shopifyWorld({ scopes: named.filter((each) => each !== scope && each !== scope.replace('read_', 'write_')) });
      const work = paidOrders(world, 1).then(async ([order]) => {
        const keeper = openOrderKeeper(world.connect());
        await keeper.addTags(order!, ['nf-e']);
        await keeper.fulfill({ order: order!, shipment, notifyCustomer: false });
      });
      await expect(work).rejects.toMatchObject({ failure: { hint: expect.any(String) } });
    },
  );
});
