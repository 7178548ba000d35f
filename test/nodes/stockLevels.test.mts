/** Stock Update reads what one system has and makes another one equal to it, with nothing to map. */
import type { IDataObject } from 'n8n-workflow';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { StockUpdate } from '../../nodes/StockUpdate/StockUpdate.node.ts';
import { hostClock } from '../../runtime/host/clock.ts';
import type { Connection } from '../../runtime/client/connection.ts';
import { catalogue } from '../../sandbox/world/catalogue.mts';
import { blingShelf } from '../contracts/support/blingShelf.mts';
import { blingWorld } from '../contracts/support/blingWorld.mts';
import { paidOrder } from '../contracts/support/order.mts';
import { shopifyWorld } from '../contracts/support/shopifyWorld.mts';
import { wooCommerceWorld } from '../contracts/support/wooCommerceWorld.mts';
import { shopifyContext } from './support/shopifyContext.mts';

const node = new StockUpdate();

let nodes = 0;

/** A node on one vendor's account: gives what leaves it. */
function stockUpdate(vendor: string, world: { connect(): Connection }) {
  const nodeId = `levels-${++nodes}`;
  return async (operation: string, items: readonly object[], parameters: Record<string, unknown> = {}) => {
    const { context } = shopifyContext(world, {
      nodeId,
      parameters: { vendor, operation, orderFrom: 'item', ...parameters },
      items: items.map((json) => ({ json: json as IDataObject })),
    });
    // n8n's clock is the vendor's, so that nobody waits for its limits.
    const { clock } = world.connect();
    vi.spyOn(hostClock, 'now').mockImplementation(() => clock.now());
    vi.spyOn(hostClock, 'sleep').mockImplementation(async (ms) => await clock.sleep(ms));
    const [output] = await node.execute.call(context);
    return output!.map(({ json }) => json as IDataObject & { stock: IDataObject[]; products: IDataObject[] });
  };
}

afterEach(() => {
  vi.restoreAllMocks();
});

const skus = catalogue.map(({ sku }) => sku);

describe('reading stock', () => {
  test('says each SKU of the item, and leaves the list that Set reads', async () => {
    const world = shopifyWorld();
    const products = [{ sku: 'CAF-MOI-250', note: 'kept nowhere' }, { sku: 'NO-SUCH' }, { sku: 'CAF-MOI-250' }];
    const [item] = await stockUpdate('shopify', world)('get', [{ name: 'kept', products }]);
    expect(item).toMatchObject({
      name: 'kept',
      stock: [
        { vendor: 'shopify', sku: 'CAF-MOI-250', quantity: 1000, location: expect.stringContaining('gid://') },
        { vendor: 'shopify', sku: 'NO-SUCH', quantity: null, reason: expect.stringContaining('SKU') },
      ],
      products: [{ sku: 'CAF-MOI-250', quantity: 1000 }],
    });
  });

  test.each([
    ['its sku', { sku: ' CAF-MOI-250 ' }, {}, ['CAF-MOI-250']],
    ['the items of its order', { order: paidOrder() }, {}, ['CAM-ALG-M', 'CAF-MOI-250']],
    ['the field', { sku: 'unused' }, { linesFrom: 'fields', skus: 'CAM-ALG-M, CAF-MOI-250' }, ['CAM-ALG-M', 'CAF-MOI-250']],
  ])('of %s', async (_what, item, parameters, expected) => {
    const [read] = await stockUpdate('shopify', shopifyWorld())('get', [item], parameters);
    expect(read?.products.map(({ sku }) => sku)).toEqual(expected);
  });

  test('an item that names no SKU is refused before anybody is asked', async () => {
    const world = shopifyWorld();
    await expect(stockUpdate('shopify', world)('get', [{ products: [{ quantity: 1 }] }])).rejects.toMatchObject({
      message: expect.stringContaining('no SKU'),
    });
    expect(world.calls).toEqual([]);
  });

  test('what is oversold, or half a unit, counts as the whole units that can be sold', async () => {
    const world = blingWorld();
    const { move } = blingShelf(world);
    await move('CAF-MOI-250', 'S', 1002);
    await move('CAF-GRA-1KG', 'B', 4.5);
    const [item] = await stockUpdate('bling', world)('get', [{ products: [{ sku: 'CAF-MOI-250' }, { sku: 'CAF-GRA-1KG' }] }]);
    expect(item?.stock.map(({ quantity }) => quantity)).toEqual([-2, 4.5]);
    expect(item?.products.map(({ quantity }) => quantity)).toEqual([0, 4]);
  });

  test.each([
    ['bling', blingWorld, 3],
    ['shopify', shopifyWorld, 2],
    ['wooCommerce', wooWorld, 1],
  ])('%s: one item with all SKUs, or an item each: the same calls', async (vendor, make, calls) => {
    for (const items of [[{ products: skus.map((sku) => ({ sku })) }], skus.map((sku) => ({ sku }))]) {
      const world = make();
      const output = await stockUpdate(vendor, world)('get', items);
      expect(output.flatMap(({ products }) => products)).toEqual(skus.map((sku) => ({ sku, quantity: 1000 })));
      expect(world.calls).toHaveLength(calls);
    }
  });
});

describe('keeping channels equal', () => {
  test('the ERP’s stock goes to two shops, and nothing is said in between', async () => {
    const [erp, shop, store] = [blingWorld(), shopifyWorld(), wooWorld()];
    await blingShelf(erp).move('CAF-MOI-250', 'B', 12);
    const items = [{ sku: 'CAF-MOI-250' }, { sku: 'CAM-ALG-M' }];
    const read = await stockUpdate('bling', erp)('get', items);
    const set = await stockUpdate('shopify', shop)('set', read);
    const both = await stockUpdate('wooCommerce', store)('set', set);
    expect(both.map(({ stock }) => stock)).toMatchObject([
      [{ vendor: 'wooCommerce', sku: 'CAF-MOI-250', before: 1000, after: 12, status: 'moved' }],
      [{ vendor: 'wooCommerce', sku: 'CAM-ALG-M', status: 'already_moved' }],
    ]);
    expect([shop.simulator.stock('CAF-MOI-250').available, store.simulator.product('CAF-MOI-250')?.quantity]).toEqual([12, 12]);
    expect([erp, shop, store].flatMap(({ violations }) => violations)).toEqual([]);
  });

  test('an item of which the source knows nothing changes nothing and stops nobody, and keeps the reason', async () => {
    const shop = shopifyWorld();
    const read = await stockUpdate('wooCommerce', wooWorld())('get', [{ sku: 'NO-SUCH' }, { sku: 'CAF-MOI-250' }]);
    const set = await stockUpdate('shopify', shop)('set', read);
    expect(set.map(({ stock }) => stock)).toMatchObject([
      [{ vendor: 'wooCommerce', sku: 'NO-SUCH', reason: expect.any(String) }],
      [{ vendor: 'shopify', sku: 'CAF-MOI-250', status: 'already_moved' }],
    ]);
    expect(shop.writes()).toBe(0);
  });

  test.each([
    ['bling', blingWorld],
    ['shopify', shopifyWorld],
    ['wooCommerce', wooWorld],
  ])('%s: a dry run tells the differences and writes nothing', async (vendor, make) => {
    const world = make();
    const products = [
      { sku: 'CAF-MOI-250', quantity: 12 },
      { sku: 'CAM-ALG-M', quantity: 1000 },
      { sku: 'NO-SUCH', quantity: 1 },
    ];
    const [item] = await stockUpdate(vendor, world)('set', [{ products }], { 'options.dryRun': true });
    expect(item?.stock.map(({ sku, before, after, delta, status }) => [sku, before, after, delta, status])).toEqual([
      ['CAF-MOI-250', 1000, 12, -988, 'would_move'],
      ['CAM-ALG-M', 1000, 1000, 0, 'already_moved'],
      ['NO-SUCH', null, null, 0, 'failed'],
    ]);
    expect(world.simulator.ledger().filter(({ kind }) => kind === 'movement')).toEqual([]);
    const [after] = await stockUpdate(vendor, world)('get', [{ sku: 'CAF-MOI-250' }]);
    expect(after?.products).toEqual([{ sku: 'CAF-MOI-250', quantity: 1000 }]);
  });
});

describe('an order in a system that keeps the stock of its sales', () => {
  test('is taken out and put back by the system itself', async () => {
    const world = blingWorld();
    const order = paidOrder('701');
    world.simulator.seedSale({
      orderNumber: '701',
      customer: { name: 'Ana Souza', document: '52998224725' },
      items: order.items.map(({ sku, quantity }) => ({ sku: sku!, quantity })),
    });
    const run = stockUpdate('bling', world);
    await run('deductOrder', [{ order }]);
    expect(world.simulator.stockOf('CAM-ALG-M')).toBe(998);
    const [back] = await run('returnOrder', [{ order }]);
    expect(back?.stock).toMatchObject([{ sku: 'CAM-ALG-M', delta: 2, status: 'moved' }, { delta: 1 }]);
    expect(world.simulator.stockOf('CAM-ALG-M')).toBe(1000);
    expect(world.calls.map(({ operation }) => operation)).toContain('sale.reverseStock');
  });
});

function wooWorld() {
  const world = wooCommerceWorld();
  return { ...world, connect: () => world.connect({ settings: world.settings }) };
}
