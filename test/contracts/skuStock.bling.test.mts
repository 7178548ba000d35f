import { openSkuStock } from '../../vendors/bling/stock/skuStock.ts';
import { skuStockContract } from './skuStock.contract.mts';
import { blingShelf } from './support/blingShelf.mts';
import { blingWorld } from './support/blingWorld.mts';
import { counterHarness } from './support/counterHarness.mts';

skuStockContract('Bling', () => {
  const world = blingWorld();
  const { available, move } = blingShelf(world);
  return counterHarness(world, {
    skus: ['CAF-MOI-250', 'CAM-ALG-M'],
    hasLocations: true,
    open: openSkuStock,
    available,
    sell: async (sku) => await move(sku, 'S', 1),
  });
});
