import { openSkuStock } from '../../vendors/wooCommerce/stock/skuStock.ts';
import { skuStockContract } from './skuStock.contract.mts';
import { counterHarness } from './support/counterHarness.mts';
import { wooCommerceWorld } from './support/wooCommerceWorld.mts';

/** A product, and a variation of another one. */
const skus = ['CAF-MOI-250', 'CAM-ALG-M'] as const;

skuStockContract('WooCommerce', () => {
  const world = wooCommerceWorld();
  return counterHarness(world, {
    skus,
    hasLocations: false,
    settings: world.settings,
    open: openSkuStock,
    available: (sku) => world.simulator.product(sku)?.quantity ?? 0,
    sell: (sku) => Promise.resolve(world.simulator.sell(sku, 1)),
  });
});
