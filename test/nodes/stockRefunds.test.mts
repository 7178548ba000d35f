/** Return Order behind refund events: what came back, once a refund and line, in however many steps and however often it is told. */
import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { describe, expect, test } from 'vitest';
import type { Order } from '../../domain/documents/order.ts';
import type { Refund } from '../../domain/documents/refund.ts';
import type { SkuStock } from '../../domain/ports/stock.ts';
import { deductByCount, returnByCount } from '../../nodes/StockUpdate/stock/orderByCount.ts';
import { createRandom, type Random } from '../../sandbox/world/random.mts';
import { paidOrder } from '../contracts/support/order.mts';
import { oneItem } from './support/fakeN8n.mts';
import { inFakeTime } from './support/notifyHost.mts';

/** A store that does what it is told, so that only the node guards it. */
function store() {
  const balance = new Map<string, number>();
  const counter = {
    adjust: async (movements) =>
      movements.map(({ sku, location, delta }) => {
        balance.set(sku, (balance.get(sku) ?? 0) + delta);
        return { vendor: 'store', sku, location, before: null, after: null, delta, movementId: null, status: 'moved' as const };
      }),
  } as Partial<SkuStock> as SkuStock;
  return { balance, counter };
}

function workflow(counter: SkuStock) {
  const remembered = new Set<string>();
  const run = async (work: typeof deductByCount, json: IDataObject) => {
    const context = { ...oneItem(json, { orderFrom: 'item' }, remembered), continueOnFail: () => true };
    const prepared = await work(context as IExecuteFunctions, counter, 'store');
    return (await prepared(0)).documents.stock as IDataObject[];
  };
  return {
    deduct: async (order: Order) => await run(deductByCount, { order } as unknown as IDataObject),
    giveBack: async (order: Order, refund?: Refund) => await run(returnByCount, { order, refund } as unknown as IDataObject),
  };
}

function refundOf(id: string, items: { id: string; sku: string; quantity: number; restock: boolean }[]): Refund {
  const all = items.map((item) => ({ ...item, name: item.sku, amount: 0 }));
  return { vendor: 'shopify', id, amount: 0, items: all, shipping: 0, reason: null, refundedTotal: null };
}

describe('Return Order', () => {
  test('brings back what a refund names, and leaves what the customer keeps', async () => {
    const { balance, counter } = store();
    const { deduct, giveBack } = workflow(counter);
    const order = paidOrder();
    const refund = refundOf('88', [{ id: '2', sku: 'CAF-MOI-250', quantity: 1, restock: true }]);
    await inFakeTime(async () => {
      await deduct(order);
      await giveBack(order, refund);
      await giveBack(order, refund);
    });
    expect(Object.fromEntries(balance)).toEqual({ 'CAM-ALG-M': -2, 'CAF-MOI-250': 0 });
  });

  test('money alone moves nothing', async () => {
    const { balance, counter } = store();
    await inFakeTime(async () => await workflow(counter).giveBack(paidOrder(), refundOf('88', [])));
    expect(balance.size).toBe(0);
  });

  test('any order given back in any steps, each told up to three times: what came back and nothing else', async () => {
    for (let seed = 1; seed <= 25; seed++) {
      const random = createRandom(seed);
      const { order, refunds } = anyStory(random);
      const { balance, counter } = store();
      const { deduct, giveBack } = workflow(counter);
      const told = refunds.flatMap((refund) => Array.from({ length: random.int(1, 3) }, () => refund));
      await inFakeTime(async () => {
        await deduct(order);
        for (const refund of told) await giveBack(order, refund);
      });
      const kept = order.items.map(({ id, sku, quantity }) => {
        const back = refunds.flatMap(({ items }) => items).filter((item) => item.id === id && item.restock);
        return [sku, back.reduce((sum, item) => sum + item.quantity, -quantity)];
      });
      expect([seed, Object.fromEntries(balance)]).toEqual([seed, Object.fromEntries(kept)]);
    }
  });
});

function anyStory(random: Random): { order: Order; refunds: Refund[] } {
  const [model] = paidOrder().items;
  const items = Array.from({ length: random.int(1, 5) }, (_, index) => ({
    ...model!,
    id: `gid://shopify/LineItem/${index}`,
    sku: `SKU-${index}`,
    quantity: random.int(1, 6),
  }));
  const left = new Map(items.map(({ id, quantity }) => [id, quantity]));
  const refunds = Array.from({ length: random.int(1, 4) }, (_, number) => {
    const lines = items.flatMap(({ id, sku }) => {
      const quantity = random.int(0, left.get(id)!);
      left.set(id, left.get(id)! - quantity);
      return quantity === 0 ? [] : [{ id, sku, quantity, restock: random.chance(0.8) }];
    });
    return refundOf(`gid://shopify/Refund/${number}`, lines);
  });
  return { order: paidOrder('1001', { items }), refunds };
}
