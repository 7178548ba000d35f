/** What every keeper of stock promises. To hold another one to test: give it a world (see orderStock.bling.test.mts). */
import { describe, expect, test } from 'vitest';
import type { DeductRequest, OrderStock } from '../../domain/ports/stock.ts';
import type { Simulator } from '../../sandbox/world/simulator.mts';
import { failureOf } from './support/failureOf.mts';
import { onFirstOfEach, onWrite, withUnknownFields, type SimulatedVendor } from './support/simulatedVendor.mts';
import { paidOrder } from './support/order.mts';
import { where } from './support/where.mts';

export interface OrderStockWorld {
  readonly world: SimulatedVendor<Simulator>;
  /** A new adapter; `fresh` as in a process that has just started. */
  open(fresh?: boolean): OrderStock;
  /** Makes the vendor know the order, without moving stock. */
  prepare(orderNumber: string): Promise<void>;
  /** Units in all warehouses. */
  stockOf(sku: string): number;
  /** The vendor moves the goods in the warehouse that its sale names: none can be chosen. */
  readonly choosesNoWarehouse?: true;
}

const deduction = (number: string, over: Partial<DeductRequest> = {}): DeductRequest => ({
  order: paidOrder(number),
  orderNumber: number,
  key: `shopify:${number}:stock`,
  location: null,
  ...over,
});

export function orderStockContract(name: string, createWorld: () => OrderStockWorld): void {
  const { choosesNoWarehouse } = createWorld();
  /** The order is 2 of one and 1 of the other. */
  const expectMovedOnce = ({ world, stockOf }: OrderStockWorld) => {
    expect([stockOf('CAM-ALG-M'), stockOf('CAF-MOI-250')]).toEqual([998, 999]);
    expect(world.simulator.ledger().filter(({ kind }) => kind === 'movement')).toHaveLength(2);
    expect(world.violations).toEqual([]);
  };

  const ready = async (number: string) => {
    const keeping = createWorld();
    await keeping.prepare(number);
    return { ...keeping, keeper: keeping.open() };
  };

  describe(`${name} as a keeper of stock`, () => {
    test('takes the goods of an order out of stock and reports each SKU', async () => {
      const { keeper, ...keeping } = await ready('2001');
      const changes = await keeper.deductOrder(deduction('2001'));
      expect(changes.map(({ sku, before, after, delta, status }) => ({ sku, before, after, delta, status }))).toEqual([
        { sku: 'CAM-ALG-M', before: 1000, after: 998, delta: -2, status: 'moved' },
        { sku: 'CAF-MOI-250', before: 1000, after: 999, delta: -1, status: 'moved' },
      ]);
      expectMovedOnce(keeping);
    });

    test('moves nothing for a repeated event, nor after a restart', async () => {
      const { keeper, ...keeping } = await ready('2002');
      await keeper.deductOrder(deduction('2002'));
      for (const again of [keeper, keeping.open(true)]) {
        await keeping.world.clock.sleep(10_000);
        const changes = await again.deductOrder(deduction('2002'));
        expect(changes.map(({ status, delta, after }) => [status, delta, after])).toEqual([
          ['already_moved', 0, 998],
          ['already_moved', 0, 999],
        ]);
      }
      expectMovedOnce(keeping);
    });

    test('moves once for two executions at the same time', async () => {
      const keeping = createWorld();
      await keeping.prepare('2003');
      const reports = await Promise.all([keeping.open(), keeping.open()].map((keeper) => keeper.deductOrder(deduction('2003'))));
      expect(reports.map(([first]) => first!.status).toSorted()).toEqual(['already_moved', 'moved']);
      expectMovedOnce(keeping);
    });

    for (const fault of ['lostAnswer', 'reset', 'serverError'] as const) {
      test(`moves once where the posting meets ${fault}, and says that it moved`, async () => {
        const writes = await countWrites(ready);
        expect(writes).toBeGreaterThan(0);
        for (let k = 1; k <= writes; k++) {
          const { keeper, ...keeping } = await ready('2004');
          const before = keeping.world.calls.filter(({ writeNumber }) => writeNumber !== undefined).length;
          keeping.world.inject(onWrite(before + k, fault));
          const changes = await keeper.deductOrder(deduction('2004'));
          expect(changes.map(({ status, delta }) => [status, delta])).toEqual([
            ['moved', -2],
            ['moved', -1],
          ]);
          expectMovedOnce(keeping);
        }
      });
    }

    for (const fault of ['rateLimited', 'serverError', 'reset'] as const) {
      test(`outlives ${fault} at the first call of each kind`, async () => {
        const { keeper, ...keeping } = await ready('2005');
        keeping.world.inject(onFirstOfEach(fault));
        await keeper.deductOrder(deduction('2005'));
        expectMovedOnce(keeping);
      });
    }

    test('knows what to do next where the vendor does not have the order', async () => {
      const { keeper, world } = await ready('2006');
      const refusal = await failureOf(keeper.deductOrder(deduction('9999')));
      expect(refusal.failure).toMatchObject({ class: 'notFound', hint: expect.stringContaining('ERP Invoice') });
      expect(refusal.message).toContain('9999');
      expect(world.simulator.ledger().filter(({ kind }) => kind === 'movement')).toEqual([]);
    });

    test('is not disturbed by fields that nobody knows yet', async () => {
      const { keeper, ...keeping } = await ready('2007');
      keeping.world.alterAnswers(withUnknownFields);
      await keeper.deductOrder(deduction('2007'));
      expectMovedOnce(keeping);
    });

    where(!choosesNoWarehouse).test(
      'takes the goods from the warehouse that was chosen, and from no warehouse that does not exist',
      async () => {
        const { keeper, ...keeping } = await ready('2008');
        const locations = await keeper.locations!();
        expect(locations.filter(({ isDefault }) => isDefault)).toHaveLength(1);
        expect((await failureOf(keeper.deductOrder(deduction('2008', { location: '1' })))).failure.class).toBe('notFound');
        const other = locations.find(({ isDefault }) => !isDefault)!;
        const changes = await keeper.deductOrder(deduction('2008', { location: other.id }));
        expect(changes.map(({ location, before, after }) => [location, before, after])).toEqual([
          [other.id, 0, -2],
          [other.id, 0, -1],
        ]);
        expectMovedOnce(keeping);
      },
    );
  });

  describe(`${name} as a keeper of stock that takes an order back`, () => {
    const deducted = async (number: string) => {
      const keeping = await ready(number);
      await keeping.keeper.deductOrder(deduction(number));
      await keeping.world.clock.sleep(10_000);
      return keeping;
    };

    const expectBack = ({ world, stockOf }: OrderStockWorld) => {
      expect([stockOf('CAM-ALG-M'), stockOf('CAF-MOI-250')]).toEqual([1000, 1000]);
      expect(world.simulator.ledger().filter(({ kind }) => kind === 'movement')).toHaveLength(4);
      expect(world.violations).toEqual([]);
    };

    test('puts the goods of an order back and reports each SKU', async () => {
      const { keeper, ...keeping } = await deducted('2101');
      const changes = await keeper.returnOrder!(deduction('2101'));
      expect(changes.map(({ sku, before, after, delta, status }) => ({ sku, before, after, delta, status }))).toEqual([
        { sku: 'CAM-ALG-M', before: 998, after: 1000, delta: 2, status: 'moved' },
        { sku: 'CAF-MOI-250', before: 999, after: 1000, delta: 1, status: 'moved' },
      ]);
      expectBack(keeping);
    });

    test('puts them back once, for a repeated event and for two executions at the same time', async () => {
      const { keeper, ...keeping } = await deducted('2102');
      const reports = await Promise.all([keeper, keeping.open()].map((each) => each.returnOrder!(deduction('2102'))));
      expect(reports.map(([first]) => first!.status).toSorted()).toEqual(['already_moved', 'moved']);
      const [again] = await keeper.returnOrder!(deduction('2102'));
      expect(again).toMatchObject({ status: 'already_moved', delta: 0, reason: expect.any(String) });
      expectBack(keeping);
    });

    test('puts nothing back that was never taken out', async () => {
      const { keeper, ...keeping } = await ready('2103');
      expect(await keeper.returnOrder!(deduction('2103'))).toMatchObject([{ status: 'already_moved' }, { status: 'already_moved' }]);
      expect([keeping.stockOf('CAM-ALG-M'), keeping.stockOf('CAF-MOI-250')]).toEqual([1000, 1000]);
    });

    test('takes an order out again that was put back', async () => {
      const { keeper, ...keeping } = await deducted('2104');
      await keeper.returnOrder!(deduction('2104'));
      await keeper.deductOrder(deduction('2104'));
      expect([keeping.stockOf('CAM-ALG-M'), keeping.stockOf('CAF-MOI-250')]).toEqual([998, 999]);
    });

    for (const fault of ['lostAnswer', 'reset', 'serverError'] as const) {
      test(`puts them back once where taking back meets ${fault}, and says that they moved`, async () => {
        const { keeper, ...keeping } = await deducted('2105');
        const before = keeping.world.calls.filter(({ writeNumber }) => writeNumber !== undefined).length;
        keeping.world.inject(onWrite(before + 1, fault));
        const changes = await keeper.returnOrder!(deduction('2105'));
        expect(changes.map(({ status, delta }) => [status, delta])).toEqual([
          ['moved', 2],
          ['moved', 1],
        ]);
        expectBack(keeping);
      });
    }

    test('knows what to do next where the vendor does not have the order', async () => {
      const { keeper } = await ready('2106');
      const { failure } = await failureOf(keeper.returnOrder!(deduction('9998')));
      expect(failure.class).toBe('notFound');
    });
  });
}

async function countWrites(ready: (number: string) => Promise<OrderStockWorld & { keeper: OrderStock }>): Promise<number> {
  const { keeper, world } = await ready('2000');
  const before = world.calls.filter(({ writeNumber }) => writeNumber !== undefined).length;
  await keeper.deductOrder(deduction('2000'));
  return world.calls.filter(({ writeNumber }) => writeNumber !== undefined).length - before;
}
