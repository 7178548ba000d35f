/** Balances that are written from a reading: what a lost answer means, and whom a failure concerns. */
import { describe, expect, test } from 'vitest';
import type { StockCount, StockMovement } from '../../../domain/ports/stock.ts';
import { IntegrationError, type ErrorClass } from '../../../runtime/errors/integrationError.ts';
import type { BalanceBook, BalanceChange, BalanceTarget } from '../../../runtime/stock/balanceBook.ts';
import { writeBalances } from '../../../runtime/stock/writeBalances.ts';
import { failureOf } from '../../contracts/support/failureOf.mts';

const broken = (errorClass: ErrorClass) =>
  new IntegrationError({ id: 'toy' }, { class: errorClass, code: errorClass, message: `it is ${errorClass}` });

/** A vendor with one write a product; what happens to a write is asked of `meet`, before and after it is done. */
function toy(meet: { before?: (sku: string, write: number) => void; after?: (sku: string, write: number) => void } = {}) {
  const stock = new Map([
    ['A', 10],
    ['B', 10],
    ['C', 10],
  ]);
  const writes: string[] = [];
  const book: BalanceBook<string> = {
    vendor: { id: 'toy', name: 'Toy' },
    clock: { now: () => 0, sleep: async () => await Promise.resolve() },
    lock: 'toy',
    skusPerReading: 2,
    defaultLocation: () => Promise.resolve('main'),
    read: async (_place, skus) =>
      await Promise.resolve(
        new Map(skus.map((sku) => [sku, stock.has(sku) ? { item: sku, available: stock.get(sku)! } : { reason: 'no such SKU' }])),
      ),
    nameOf: (item) => item,
    requests: (targets) => targets.map((target) => [target]),
    write: async (_place, targets) => await Promise.all(targets.map(write)),
  };
  const write = async ({ sku, after }: BalanceTarget<string>) => {
    writes.push(sku);
    meet.before?.(sku, writes.length);
    stock.set(sku, after);
    meet.after?.(sku, writes.length);
    return await Promise.resolve({ movementId: `m${writes.length}` });
  };
  return { book, stock, writes };
}

const count: BalanceChange<StockCount> = {
  deltaOf: ({ quantity }, available) => quantity - available,
  keyOf: () => undefined,
  isCount: true,
};
const movement: BalanceChange<StockMovement> = { deltaOf: ({ delta }) => delta, keyOf: ({ key }) => key, isCount: false };
const taken = (...skus: string[]) => skus.map((sku) => ({ sku, location: null, delta: -1, key: 'k' }));
const counted = (...skus: string[]) => skus.map((sku) => ({ sku, location: null, quantity: 4 }));

const lost = () => {
  throw broken('unknownOutcome');
};

describe('an answer that was lost', () => {
  test('after the balance was written: it moved, and is not written again', async () => {
    const { book, stock, writes } = toy({ after: (_sku, write) => write === 1 && lost() });
    expect(await writeBalances(book, taken('A'), movement)).toMatchObject([{ status: 'moved', before: 10, after: 9, movementId: null }]);
    expect([stock.get('A'), writes.length]).toEqual([9, 1]);
  });

  test('before it was written: it is written again', async () => {
    const { book, stock, writes } = toy({ before: (_sku, write) => write === 1 && lost() });
    expect(await writeBalances(book, taken('A'), movement)).toMatchObject([{ status: 'moved', after: 9, movementId: 'm2' }]);
    expect([stock.get('A'), writes.length]).toEqual([9, 2]);
  });

  test('and the balance is neither: nobody can tell, and nothing is written over it', async () => {
    const world = toy({
      before: (_sku, write) => {
        if (write > 1) return;
        world.stock.set('A', 7);
        lost();
      },
    });
    const changes = await writeBalances(world.book, taken('A', 'B'), movement);
    expect(changes).toMatchObject([
      { sku: 'A', status: 'unknown', before: 10, after: null, delta: 0 },
      { sku: 'B', status: 'moved' },
    ]);
    expect([world.stock.get('A'), world.writes]).toEqual([7, ['A', 'B']]);
  });

  test('of a count stands whatever the balance is meanwhile', async () => {
    const world = toy({
      before: (_sku, write) => {
        if (write > 1) return;
        world.stock.set('A', 7);
        lost();
      },
    });
    expect(await writeBalances(world.book, counted('A'), count)).toMatchObject([{ status: 'moved', after: 4 }]);
    expect(world.stock.get('A')).toBe(4);
  });

  test('each time, with nothing done: after three tries it says that the stock is as it was, and may be run again', async () => {
    const { book, stock, writes } = toy({ before: lost });
    const refusal = await failureOf(writeBalances(book, taken('A'), movement));
    expect(refusal.failure).toMatchObject({ class: 'transient', message: expect.stringContaining('the stock is unchanged') });
    expect([stock.get('A'), writes.length]).toEqual([10, 3]);
  });
});

describe('a failure', () => {
  test('of one product leaves the others alone', async () => {
    const { book } = toy({
      before: (sku) => {
        if (sku === 'A') throw broken('validation');
      },
    });
    expect((await writeBalances(book, taken('A', 'B', 'C'), movement)).map(({ status }) => status)).toEqual(['failed', 'moved', 'moved']);
  });

  test.each(['auth', 'rateLimited'] as const)(
    'of the account (%s) ends the asking: what was done is told, the rest is not tried',
    async (errorClass) => {
      const { book, writes } = toy({
        before: (sku) => {
          if (sku === 'B') throw broken(errorClass);
        },
      });
      const changes = await writeBalances(book, taken('A', 'B', 'C'), movement);
      expect(changes.map(({ status }) => status)).toEqual(['moved', 'failed', 'failed']);
      expect(changes[2]?.reason).toContain(errorClass);
      expect(writes).toEqual(['A', 'B']);
    },
  );

  test('that kept everything from being done is thrown', async () => {
    const { book } = toy({
      before: () => {
        throw broken('auth');
      },
    });
    expect((await failureOf(writeBalances(book, taken('A', 'B', 'C'), movement))).failure.class).toBe('auth');
  });

  test('of which some lines know no more than that their SKU is unknown is not thrown', async () => {
    const { book } = toy({
      before: () => {
        throw broken('auth');
      },
    });
    expect((await writeBalances(book, taken('A', 'NO-SUCH'), movement)).map(({ status }) => status)).toEqual(['failed', 'failed']);
  });
});

describe('lines of one product', () => {
  test('are one write, and each starts where the one before it ended', async () => {
    const { book, writes } = toy();
    const changes = await writeBalances(book, taken('A', 'B', 'A', 'C', 'A'), movement);
    expect(changes.map(({ before, after }) => [before, after])).toEqual([
      [10, 9],
      [10, 9],
      [9, 8],
      [10, 9],
      [8, 7],
    ]);
    expect(writes).toEqual(['A', 'B', 'C']);
  });

  test('that cancel each other out are no write', async () => {
    const { book, writes } = toy();
    const lines = [...taken('A'), { sku: 'A', location: null, delta: 1, key: 'k' }];
    expect((await writeBalances(book, lines, movement)).map(({ delta }) => delta)).toEqual([-1, 1]);
    expect(writes).toEqual([]);
  });
});
