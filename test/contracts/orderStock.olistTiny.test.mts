import { openOrderStock } from '../../vendors/olistTiny/stock/orderStock.ts';
import { orderStockContract } from './orderStock.contract.mts';
import { olistTinyWorld } from './support/olistTinyWorld.mts';

let restarts = 0;

orderStockContract('Olist Tiny', () => {
  const world = olistTinyWorld();
  return {
    world,
    open: (fresh = false) => openOrderStock(world.connect(fresh ? { account: `restarted-tiny-keeper-${++restarts}` } : {})),
    prepare: (orderNumber) => {
      world.importSale(orderNumber);
      return Promise.resolve();
    },
    stockOf: (sku) => world.simulator.stockOf(sku),
    choosesNoWarehouse: true,
  };
});
