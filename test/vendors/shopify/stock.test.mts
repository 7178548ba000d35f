/** Shopify's own rules about stock: how many calls it takes, and what a refusal of one line means for the others. */
import { describe, expect, test } from 'vitest';
import { noAnswer } from '../../../runtime/client/http.ts';
import { openSkuStock } from '../../../vendors/shopify/stock/skuStock.ts';
import { shopifyWorld } from '../../contracts/support/shopifyWorld.mts';

const main = null;
const numbered = (count: number) => Array.from({ length: count }, (_, index) => `SKU-${String(index + 1).padStart(4, '0')}`);

describe('a thousand SKUs', () => {
  test('are set by twelve calls at most, never throttled, from cold, on the smallest plan', async () => {
    const world = shopifyWorld({ plan: 'standard' });
    const skus = numbered(1000);
    world.simulator.addProducts(skus, 1);
    const changes = await openSkuStock(world.connect()).set(skus.map((sku, index) => ({ sku, location: main, quantity: index + 2 })));
    expect(world.calls.length).toBeLessThanOrEqual(12);
    expect(world.violations).toEqual([]);
    expect(changes.every(({ status }) => status === 'moved')).toBe(true);
    expect(skus.map((sku) => world.simulator.stock(sku).available)).toEqual(skus.map((_, index) => index + 2));
  }, 20_000);

  test('are moved by as few', async () => {
    const world = shopifyWorld();
    const skus = numbered(1000);
    world.simulator.addProducts(skus, 10);
    await openSkuStock(world.connect()).adjust(skus.map((sku) => ({ sku, location: main, delta: -3, key: sku })));
    expect(world.calls.length).toBeLessThanOrEqual(12);
    expect(skus.every((sku) => world.simulator.stock(sku).available === 7)).toBe(true);
  });
});

describe('a line that Shopify cannot take', () => {
  test('a product that is not kept at the location is named', async () => {
    const world = shopifyWorld();
    world.simulator.stopStocking('CAF-MOI-250');
    const [change] = await openSkuStock(world.connect()).set([{ sku: 'CAF-MOI-250', location: main, quantity: 1 }]);
    expect(change).toMatchObject({ status: 'failed', before: null, reason: expect.stringContaining('not stocked') });
    expect(world.writes()).toBe(0);
  });

  test('two products of one SKU: neither is touched', async () => {
    const world = shopifyWorld();
    world.simulator.addProducts(['TWIN', 'TWIN', 'twin']);
    const [change] = await openSkuStock(world.connect()).set([{ sku: 'TWIN', location: main, quantity: 1 }]);
    expect(change).toMatchObject({ status: 'failed', reason: expect.stringContaining('2 products') });
    expect(world.writes()).toBe(0);
  });

  test('a SKU with spaces and quotes is found as it is written', async () => {
    const world = shopifyWorld();
    world.simulator.addProducts(['CANO 3/4"', 'A OR B']);
    const changes = await openSkuStock(world.connect()).set([
      { sku: 'CANO 3/4"', location: main, quantity: 1 },
      { sku: 'A OR B', location: main, quantity: 2 },
    ]);
    expect(changes.map(({ status }) => status)).toEqual(['moved', 'moved']);
  });

  test('refused by position, it is left out and the others are written', async () => {
    const world = shopifyWorld();
    const changes = await openSkuStock(world.connect()).set([
      { sku: 'CAF-MOI-250', location: main, quantity: 1 },
      { sku: 'CAM-ALG-M', location: main, quantity: 2_000_000_000 },
      { sku: 'CAM-ALG-P', location: main, quantity: 3 },
    ]);
    expect(changes.map(({ status }) => status)).toEqual(['moved', 'failed', 'moved']);
    expect(changes[1]?.reason).toContain("can't be higher");
    expect(world.simulator.stock('CAM-ALG-P').available).toBe(3);
  });

  test('a batch that was refused once is tried under another key', async () => {
    const world = shopifyWorld();
    const counter = openSkuStock(world.connect());
    const movements = [
      { sku: 'CAF-MOI-250', location: main, delta: 2_000_000_001, key: 'a' },
      { sku: 'CAM-ALG-M', location: main, delta: 2, key: 'b' },
    ];
    expect((await counter.adjust(movements)).map(({ status }) => status)).toEqual(['failed', 'moved']);
    expect((await counter.adjust(movements)).map(({ status }) => status)).toEqual(['failed', 'moved']);
    // The second run found the key of the first one.
    expect(world.simulator.stock('CAM-ALG-M').available).toBe(1002);
  });
});

describe('no answer, however often it is asked', () => {
  test('nobody can tell whether the goods were moved; one line of a batch that is through is told as it is', async () => {
    const world = shopifyWorld();
    const counter = openSkuStock(world.connect());
    const other = (await counter.locations!()).find(({ isDefault }) => !isDefault)!;
    world.loseAnswersFrom(2);
    const changes = await counter.adjust([
      { sku: 'CAF-MOI-250', location: main, delta: -2, key: 'a' },
      { sku: 'CAF-MOI-250', location: other.id, delta: 7, key: 'b' },
    ]);
    expect(changes.map(({ status }) => status)).toEqual(['moved', 'unknown']);
    world.loseAnswersFrom(1);
    const refusal = counter.adjust([{ sku: 'CAF-MOI-250', location: main, delta: -2, key: 'c' }]);
    await expect(refusal).rejects.toMatchObject({ failure: { class: 'unknownOutcome', hint: expect.stringContaining('history') } });
    // Every try had the key of the first one.
    expect(world.simulator.stock('CAF-MOI-250').available).toBe(996);
  });

  test('a batch that fails behind one that is unclear does not make it "not done": each line tells its own end', async () => {
    const world = shopifyWorld();
    const { transport, ...connection } = world.connect();
    let mutations = 0;
    const counter = openSkuStock({
      ...connection,
      transport: async (request) => {
        const isMutation = JSON.stringify(request.body).includes('inventoryAdjustQuantities');
        if (isMutation) mutations++;
        const answer = mutations > 0 && !isMutation ? noAnswer('ECONNREFUSED') : await transport(request);
        return isMutation ? noAnswer('ECONNRESET') : answer;
      },
    });
    // The same SKU twice: two batches, of which the second one cannot even be read.
    const changes = await counter.adjust([
      { sku: 'CAF-MOI-250', location: main, delta: -1, key: 'a' },
      { sku: 'CAF-MOI-250', location: main, delta: -1, key: 'b' },
    ]);
    expect(changes.map(({ status }) => status)).toEqual(['unknown', 'failed']);
    expect(world.simulator.stock('CAF-MOI-250').available).toBe(999);
  });
});
