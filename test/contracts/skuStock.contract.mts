/** What every counter of stock promises. To hold another one to it: write a harness (see skuStock.shopify.test.mts). */
import { describe, expect, test } from 'vitest';
import type { SkuStock } from '../../domain/ports/stock.ts';
import type { StockChange } from '../../domain/documents/stock.ts';
import { failureOf } from './support/failureOf.mts';

export interface SkuStockHarness {
  /** Two goods that exist, 1000 units of each in the default location and none in the other. */
  readonly skus: readonly [string, string];
  /** Whether there is more than one place to count in. */
  readonly hasLocations: boolean;
  open(): SkuStock;
  /** Units that can be sold in the default location. */
  available(sku: string): number;
  /** Somebody buys one between this harness's next reading and its next writing. */
  sellDuringNextWrite(sku: string): void;
  writes(): number;
  loseAnswerOfWrite(k: number): void;
  strike(fault: 'rateLimited' | 'serverError' | 'reset', times: number): void;
  violations(): unknown[];
  addUnknownFields(): void;
}

export function skuStockContract(name: string, make: () => SkuStockHarness): void {
  describe(`${name} as a counter of stock`, () => {
    reading(make);
    setting(make);
    adjusting(make);
    failing(make);
    if (make().hasLocations) places(make);
  });
}

function reading(make: () => SkuStockHarness): void {
  test('says what there is by SKU, in order, and of one that nobody sells that it is not there', async () => {
    const world = make();
    const [coffee, shirt] = world.skus;
    const counter = world.open();
    await counter.set([{ sku: shirt, location: null, quantity: 7 }]);
    const before = world.writes();
    const levels = await counter.levels([shirt, 'NO-SUCH', coffee, shirt].map((sku) => ({ sku, location: null })));
    expect(levels.map(({ sku, quantity }) => [sku, quantity])).toEqual([
      [shirt, 7],
      ['NO-SUCH', null],
      [coffee, 1000],
      [shirt, 7],
    ]);
    expect(levels.map(({ reason }) => reason !== undefined)).toEqual([false, true, false, false]);
    expect(levels[1]?.reason).toContain('SKU');
    expect(world.writes()).toBe(before);
    expect(world.violations()).toEqual([]);
  });

  test('what is read and then set elsewhere as it is changes nothing here', async () => {
    const world = make();
    const counter = world.open();
    const [level] = await counter.levels([{ sku: world.skus[0], location: null }]);
    const changes = await counter.set([{ sku: world.skus[0], location: level!.location, quantity: level!.quantity! }]);
    expect(changes).toMatchObject([{ delta: 0, status: 'already_moved' }]);
  });

  for (const fault of ['rateLimited', 'serverError', 'reset'] as const) {
    test(`reads through a bad minute (${fault})`, async () => {
      const world = make();
      world.strike(fault, 2);
      expect(await world.open().levels([{ sku: world.skus[0], location: null }])).toMatchObject([{ quantity: 1000 }]);
    });
  }

  test('reads nothing for nothing', async () => {
    expect(await make().open().levels([])).toEqual([]);
  });
}

function setting(make: () => SkuStockHarness): void {
  test('a count becomes what is available, and the report says what it was', async () => {
    const world = make();
    const [coffee, shirt] = world.skus;
    const changes = await world.open().set([
      { sku: coffee, location: null, quantity: 12 },
      { sku: shirt, location: null, quantity: 1000 },
    ]);
    expect(changes.map(({ sku, before, after, delta, status }) => ({ sku, before, after, delta, status }))).toEqual([
      { sku: coffee, before: 1000, after: 12, delta: -988, status: 'moved' },
      { sku: shirt, before: 1000, after: 1000, delta: 0, status: 'already_moved' },
    ]);
    expect(world.skus.map((sku) => world.available(sku))).toEqual([12, 1000]);
    expect(world.violations()).toEqual([]);
  });

  test('the same count again costs no write', async () => {
    const world = make();
    const counts = [{ sku: world.skus[0], location: null, quantity: 12 }];
    await world.open().set(counts);
    const before = world.writes();
    expect(await world.open().set(counts)).toMatchObject([{ delta: 0, status: 'already_moved' }]);
    expect(world.writes()).toBe(before);
  });

  test('set to 5, back to 7 and to 5 again within a minute: it is 5', async () => {
    const world = make();
    for (const quantity of [5, 7, 5]) await world.open().set([{ sku: world.skus[0], location: null, quantity }]);
    expect(world.available(world.skus[0])).toBe(5);
  });

  test('somebody buys while it is counted: the count stands all the same', async () => {
    const world = make();
    world.sellDuringNextWrite(world.skus[0]);
    const changes = await world.open().set([{ sku: world.skus[0], location: null, quantity: 40 }]);
    expect(changes).toMatchObject([{ after: 40, status: 'moved' }]);
    expect(world.available(world.skus[0])).toBe(40);
    expect(world.violations()).toEqual([]);
  });

  test('a SKU that nobody sells does not stop the others', async () => {
    const world = make();
    const changes = await world.open().set([
      { sku: 'NO-SUCH', location: null, quantity: 1 },
      { sku: world.skus[0], location: null, quantity: 3 },
    ]);
    expect(changes).toMatchObject([
      { sku: 'NO-SUCH', status: 'failed', reason: expect.stringContaining('SKU'), delta: 0 },
      { sku: world.skus[0], status: 'moved' },
    ]);
    expect(world.available(world.skus[0])).toBe(3);
    expect(world.violations()).toEqual([]);
  });

  test('a lost answer, of whichever write, leaves the counts as asked, and says that they moved', async () => {
    const counts = (world: SkuStockHarness) => world.skus.map((sku, index) => ({ sku, location: null, quantity: 9 + index }));
    await forEachWrite(
      make,
      async (world) => await world.open().set(counts(world)),
      (world, changes) => {
        expect(changes.map(({ before, after, status }) => [before, after, status])).toEqual([
          [1000, 9, 'moved'],
          [1000, 10, 'moved'],
        ]);
        expect(world.skus.map((sku) => world.available(sku))).toEqual([9, 10]);
      },
    );
  });

  test('fields that nobody knows are passed over', async () => {
    const world = make();
    world.addUnknownFields();
    expect(await world.open().set([{ sku: world.skus[0], location: null, quantity: 9 }])).toMatchObject([{ status: 'moved' }]);
  });
}

function adjusting(make: () => SkuStockHarness): void {
  const movement = (sku: string, delta: number, key = `order:${sku}`) => ({ sku, location: null, delta, key });

  test('goods come and go', async () => {
    const world = make();
    const [coffee, shirt] = world.skus;
    const changes = await world.open().adjust([movement(coffee, 5), movement(shirt, -2)]);
    expect(changes.map(({ before, after, delta, status }) => [before, after, delta, status])).toEqual([
      [1000, 1005, 5, 'moved'],
      [1000, 998, -2, 'moved'],
    ]);
    expect(world.skus.map((sku) => world.available(sku))).toEqual([1005, 998]);
    expect(world.violations()).toEqual([]);
  });

  test('one SKU on two lines is moved by both', async () => {
    const world = make();
    const [coffee] = world.skus;
    const changes = await world.open().adjust([movement(coffee, -1, 'a'), movement(coffee, -2, 'b')]);
    expect(changes.map(({ after }) => after)).toEqual([999, 997]);
    expect(world.available(coffee)).toBe(997);
  });

  test('a lost answer, of whichever write, moves nothing twice', async () => {
    await forEachWrite(
      make,
      async (world) => await world.open().adjust(world.skus.map((sku, index) => movement(sku, index - 3))),
      (world, changes) => {
        expect(changes.map(({ status, after }) => [status, after])).toEqual([
          ['moved', 997],
          ['moved', 998],
        ]);
        expect(world.skus.map((sku) => world.available(sku))).toEqual([997, 998]);
      },
    );
  });

  for (const fault of ['rateLimited', 'serverError', 'reset'] as const) {
    test(`a bad minute (${fault}) is outlived`, async () => {
      const world = make();
      world.strike(fault, 2);
      await world.open().adjust([movement(world.skus[0], -3)]);
      expect(world.available(world.skus[0])).toBe(997);
    });
  }

  test('a movement of a SKU that nobody sells does not stop the others', async () => {
    const world = make();
    const changes = await world.open().adjust([movement('NO-SUCH', -1), movement(world.skus[0], -1)]);
    expect(changes.map(({ status }) => status)).toEqual(['failed', 'moved']);
    expect(world.available(world.skus[0])).toBe(999);
  });
}

function places(make: () => SkuStockHarness): void {
  test('another location has a stock of its own', async () => {
    const world = make();
    const counter = world.open();
    const other = (await counter.locations!()).find(({ isDefault }) => !isDefault)!;
    const changes = await counter.set([
      { sku: world.skus[0], location: other.id, quantity: 4 },
      { sku: world.skus[0], location: null, quantity: 8 },
    ]);
    expect(changes.map(({ before, after }) => [before, after])).toEqual([
      [0, 4],
      [1000, 8],
    ]);
    expect(changes[0]!.location).toBe(other.id);
    expect(world.available(world.skus[0])).toBe(8);
    const levels = await counter.levels([other.id, null].map((location) => ({ sku: world.skus[0], location })));
    expect(levels.map(({ quantity }) => quantity)).toEqual([4, 8]);
  });
}

function failing(make: () => SkuStockHarness): void {
  test('nothing at all can be done: it throws, with a class', async () => {
    const world = make();
    world.strike('serverError', 50);
    const refusal = await failureOf(world.open().set([{ sku: world.skus[0], location: null, quantity: 1 }]));
    expect(refusal.failure.class).toBe('transient');
    expect(world.available(world.skus[0])).toBe(1000);
  });
}

/** The same work once for each of its writes, the answer of that one lost. */
async function forEachWrite(
  make: () => SkuStockHarness,
  work: (world: SkuStockHarness) => Promise<StockChange[]>,
  check: (world: SkuStockHarness, changes: StockChange[]) => void,
): Promise<void> {
  const undisturbed = make();
  check(undisturbed, await work(undisturbed));
  const writes = undisturbed.writes();
  expect(writes).toBeGreaterThan(0);
  for (let k = 1; k <= writes; k++) {
    const world = make();
    world.loseAnswerOfWrite(k);
    check(world, await work(world));
    expect(world.violations()).toEqual([]);
  }
}
