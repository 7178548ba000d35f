import { openSkuStock } from '../../vendors/shopify/stock/skuStock.ts';
import { skuStockContract, type SkuStockHarness } from './skuStock.contract.mts';
import { shopifyWorld } from './support/shopifyWorld.mts';

for (const idempotentReplay of ['result', 'stale'] as const) {
  skuStockContract(`Shopify (which answers a repeated key with ${idempotentReplay})`, (): SkuStockHarness => {
    const world = shopifyWorld({ idempotentReplay });
    let sold: string | undefined;
    return {
      hasLocations: true,
      skus: ['CAF-MOI-250', 'CAM-ALG-M'],
      open: () => {
        const connection = world.connect();
        return openSkuStock({
          ...connection,
          transport: async (request) => {
            if (sold !== undefined && /^\s*mutation/.test((request.body as { query: string }).query)) {
              world.simulator.placeOrder({ overrides: { items: [{ sku: sold, quantity: 1 }] } });
              sold = undefined;
            }
            return await connection.transport(request);
          },
        });
      },
      available: (sku) => world.simulator.stock(sku).available,
      sellDuringNextWrite: (sku) => void (sold = sku),
      writes: () => world.writes(),
      loseAnswerOfWrite: (k) => world.loseAnswerOfWrite(k),
      strike: (fault, times) => world.strike(fault, times),
      violations: () => [...world.violations],
      addUnknownFields: () => world.addUnknownFields(),
    };
  });
}
