import { describe, expect, test } from 'vitest';
import { openOrderStock } from '../../vendors/bling/stock/orderStock.ts';
import { orderStockContract } from './orderStock.contract.mts';
import { blingWorld } from './support/blingWorld.mts';
import { paidOrder } from './support/order.mts';

let restarts = 0;

const create = (options: { invoiceMovesStock?: boolean } = {}) => {
  const world = blingWorld(options);
  return {
    world,
    open: (fresh = false) => openOrderStock(world.connect(fresh ? { account: `restarted-keeper-${++restarts}` } : {})),
    prepare: (orderNumber: string) => {
      const { items } = paidOrder(orderNumber);
      world.simulator.seedSale({
        orderNumber,
        customer: { name: 'Ana Souza', document: '52998224725' },
        items: items.map(({ sku, quantity }) => ({ sku: sku!, quantity })),
      });
      return Promise.resolve();
    },
    stockOf: (sku: string) => world.simulator.stockOf(sku),
  };
};

orderStockContract('Bling', create);

describe('Bling as a keeper of stock', () => {
  test('asks four times for an order it has not seen, and once less when it has', async () => {
    const keeping = create();
    await keeping.prepare('2101');
    const keeper = keeping.open();
    const deduction = { order: null, orderNumber: '2101', key: 'k', location: null };
    await keeper.deductOrder(deduction);
    expect(keeping.world.calls.map(({ operation }) => operation)).toEqual(['sale.list', 'sale.get', 'sale.postStock', 'stock.balances']);
    await keeper.deductOrder(deduction);
    expect(keeping.world.calls.slice(4).map(({ operation }) => operation)).toEqual(['sale.get', 'sale.postStock', 'stock.balances']);
  });
});
