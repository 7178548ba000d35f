/** Return Order behind refund events: what came back, once a refund and line, in however many steps and however often it is told. */
import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { describe, expect, test } from 'vitest';
import type { Order } from '../../domain/documents/order.ts';
import type { Refund } from '../../domain/documents/refund.ts';
import type { OrderStock, SkuStock } from '../../domain/ports/stock.ts';
import { deductPosting, reversePosting } from '../../nodes/StockUpdate/stock/orderOperation.ts';
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
  const contextOf = (json: IDataObject) =>
    ({ ...oneItem(json, { orderFrom: 'item', vendor: 'store' }, remembered), continueOnFail: () => true }) as IExecuteFunctions;
  const run = async (work: typeof deductByCount, json: IDataObject) => {
    const prepared = await work(contextOf(json), counter, 'store');
    return (await prepared(0)).documents.stock as IDataObject[];
  };
  /** The system posts a sale of its own. */
  const post = async (work: typeof deductPosting, order: Order, keeper: OrderStock) =>
    await work(contextOf({ order } as unknown as IDataObject), 0, keeper);
  const withReturn = (order: Order, status: string) => {
    const announced = { vendor: 'shopify', id: 'gid://shopify/Return/1', name: '#1001-R1', status, quantity: 1, reasons: [] };
    return { order, return: announced } as unknown as IDataObject;
  };
  return {
    announced: async (order: Order, status: string) => await run(returnByCount, withReturn(order, status)),
    announcedToKeeper: async (order: Order, status: string, keeper: OrderStock) =>
      await reversePosting(contextOf(withReturn(order, status)), 0, keeper),
    post: async (order: Order, keeper: OrderStock) => await post(deductPosting, order, keeper),
    reverse: async (order: Order, keeper: OrderStock) => await post(reversePosting, order, keeper),
    deduct: async (order: Order) => await run(deductByCount, { order } as unknown as IDataObject),
    giveBack: async (order: Order, refund?: Refund) => await run(returnByCount, { order, refund } as unknown as IDataObject),
  };
}

function refundOf(id: string, items: { id: string; sku: string; quantity: number; restock: boolean }[]): Refund {
  const all = items.map((item) => ({ ...item, name: item.sku, amount: 0 }));
  return { vendor: 'shopify', id, amount: 0, items: all, shipping: 0, reason: null, refundedTotal: null };
}

describe('Return Order', () => {
  test('C2: a line is known by its id, whatever its place: what is read again with fewer lines is still moved', async () => {
    const { balance, counter } = store();
    const { deduct } = workflow(counter);
    const [first, second] = paidOrder().items;
    const [known, late] = [
      { ...first!, id: '1', sku: 'A' },
      { ...second!, id: '2', sku: 'LATE' },
    ];
    await inFakeTime(async () => {
      await deduct(paidOrder('1001', { items: [{ ...known, quantity: 1 }] }));
      await deduct(paidOrder('1001', { items: [{ ...late, quantity: 2 }] }));
      await deduct(
        paidOrder('1001', {
          items: [
            { ...known, quantity: 1 },
            { ...late, quantity: 2 },
          ],
        }),
      );
    });
    expect(Object.fromEntries(balance)).toEqual({ A: -1, LATE: -2 });
  });

  test('C1: brings back what a refund names, and leaves what the customer keeps', async () => {
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

  test.each(['requested', 'declined', 'canceled', 'closed'])(
    'behind an event of a return (%s) puts nothing back: which goods it is about is not told',
    async (status) => {
      const { balance, counter } = store();
      const { deduct, post, announced, announcedToKeeper } = workflow(counter);
      const order = paidOrder();
      const system: OrderStock = { deductOrder: async () => [], returnOrder: async () => Promise.reject(new Error('asked')) };
      const refusal = { failure: { class: 'validation', code: 'returnNamesNoGoods' } };
      await inFakeTime(async () => {
        await deduct(order);
        await post(order, system);
        await expect(announced(order, status)).rejects.toMatchObject(refusal);
        await expect(announcedToKeeper(order, status, system)).rejects.toMatchObject(refusal);
      });
      expect(Object.fromEntries(balance)).toEqual({ 'CAM-ALG-M': -2, 'CAF-MOI-250': -1 });
    },
  );

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

describe('Deduct Order of what is no sale', () => {
  const changes = [
    [{ cancelledAt: '2026-11-24T15:00:00Z' }],
    [{ financialStatus: 'voided' }],
    [{ financialStatus: 'refunded' }],
    [{ test: true }],
  ] as [Partial<Order>][];

  test.each(changes)('%j: nothing is taken out, by SKU or by the sale', async (change) => {
    const { balance, counter } = store();
    const { deduct, post } = workflow(counter);
    const order = paidOrder('1001', change);
    const system: OrderStock = { deductOrder: async () => Promise.reject(new Error('asked')) };
    const refusal = { failure: { class: 'validation', code: 'orderState' } };
    await inFakeTime(async () => {
      await expect(deduct(order)).rejects.toMatchObject(refusal);
      await expect(post(order, system)).rejects.toMatchObject(refusal);
    });
    expect(balance.size).toBe(0);
  });

  test('an order that is not paid yet has its goods kept', async () => {
    const { balance, counter } = store();
    await inFakeTime(async () => await workflow(counter).deduct(paidOrder('1001', { financialStatus: 'pending' })));
    expect(Object.fromEntries(balance)).toEqual({ 'CAM-ALG-M': -2, 'CAF-MOI-250': -1 });
  });

  test('behind a payment that was taken back', async () => {
    const json = { payment: { vendor: 'asaas', id: 'pay_1', orderNumber: '1001', status: 'refunded' } };
    const system: OrderStock = { deductOrder: async () => Promise.reject(new Error('asked')) };
    await expect(deductPosting(oneItem(json, { orderFrom: 'item', vendor: 'bling' }), 0, system)).rejects.toMatchObject({
      failure: { code: 'orderState' },
    });
  });
});

describe('what was not taken out, or came back before', () => {
  const order = paidOrder();
  const oneBag = refundOf('88', [{ id: '2', sku: 'CAF-MOI-250', quantity: 1, restock: true }]);
  const oneShirt = refundOf('89', [{ id: '1', sku: 'CAM-ALG-M', quantity: 1, restock: true }]);
  const notDeducted = { failure: { class: 'conflict', code: 'notDeducted' } };
  const partlyReturned = { failure: { class: 'conflict', code: 'partlyReturned' } };

  /** The story in a workflow of its own; what is in the store at its end. */
  const told = async (story: (steps: ReturnType<typeof workflow>) => Promise<void>) => {
    const { balance, counter } = store();
    await inFakeTime(async () => await story(workflow(counter)));
    return Object.fromEntries(balance);
  };

  test('an order that this workflow never took out is refused, whole and in part', async () => {
    const left = await told(async ({ giveBack }) => {
      await expect(giveBack(order)).rejects.toMatchObject(notDeducted);
      await expect(giveBack(order, oneBag)).rejects.toMatchObject(notDeducted);
    });
    expect(left).toEqual({});
  });

  test('an order that has another quantity now, or a line more, is refused: its lines are not what was taken out', async () => {
    const left = await told(async ({ deduct, giveBack }) => {
      await deduct(order);
      const [shirt, bag] = order.items;
      await expect(giveBack({ ...order, items: [{ ...shirt!, quantity: 3 }, bag!] })).rejects.toMatchObject(notDeducted);
      await expect(giveBack({ ...order, items: [shirt!, bag!, { ...bag!, id: '3' }] })).rejects.toMatchObject(notDeducted);
    });
    expect(left).toEqual({ 'CAM-ALG-M': -2, 'CAF-MOI-250': -1 });
  });

  test('a part by a refund and then the whole: the whole is refused by name, the rest may come with refunds', async () => {
    const left = await told(async ({ deduct, giveBack }) => {
      await deduct(order);
      await giveBack(order, oneShirt);
      await expect(giveBack(order)).rejects.toMatchObject(partlyReturned);
      await giveBack(order, oneBag);
    });
    expect(left).toEqual({ 'CAM-ALG-M': -1, 'CAF-MOI-250': 0 });
  });

  test('the whole and then a part by a refund: the part came back before', async () => {
    const left = await told(async ({ deduct, giveBack }) => {
      await deduct(order);
      await giveBack(order);
      expect(await giveBack(order, oneShirt)).toMatchObject([{ status: 'already_moved', delta: 0 }]);
    });
    expect(left).toEqual({ 'CAM-ALG-M': 0, 'CAF-MOI-250': 0 });
  });

  test('an order of 201 lines comes back whole, and a refund of it after that moves nothing', async () => {
    const [model] = order.items;
    const items = Array.from({ length: 201 }, (_, index) => ({ ...model!, id: String(index), sku: 'SKU', quantity: 1 }));
    const large = { ...order, items };
    const left = await told(async ({ deduct, giveBack }) => {
      await deduct(large);
      await expect(giveBack({ ...large, items: items.slice(1) })).rejects.toMatchObject(notDeducted);
      await giveBack(large);
      await giveBack(large, refundOf('90', [{ id: '7', sku: 'SKU', quantity: 1, restock: true }]));
    });
    expect(left).toEqual({ SKU: 0 });
  });

  test.each([0.5, 1_000_001])('a refund of %d units names the line', async (quantity) => {
    const refund = refundOf('91', [{ id: '1', sku: 'CAM-ALG-M', quantity, restock: true }]);
    const left = await told(async ({ deduct, giveBack }) => {
      await deduct(order);
      await expect(giveBack(order, refund)).rejects.toThrow('refund.items[0].quantity');
    });
    expect(left).toEqual({ 'CAM-ALG-M': -2, 'CAF-MOI-250': -1 });
  });

  describe('in a system that posts its own sales', () => {
    /** Posts two shirts and a bag, and takes that back; each as often as it is told to. */
    const keeper = () => {
      const { balance, counter } = store();
      const post = async (sign: number) => {
        for (const { sku, quantity } of order.items) balance.set(sku!, (balance.get(sku!) ?? 0) + sign * quantity);
        return [];
      };
      const system: OrderStock = { deductOrder: async () => await post(-1), returnOrder: async () => await post(1) };
      return { balance, system, steps: workflow(counter) };
    };

    test('a part by a refund and then the whole: refused by name', async () => {
      const { balance, system, steps } = keeper();
      await inFakeTime(async () => {
        await steps.post(order, system);
        await steps.giveBack(order, oneShirt);
        await expect(steps.reverse(order, system)).rejects.toMatchObject(partlyReturned);
      });
      expect(Object.fromEntries(balance)).toEqual({ 'CAM-ALG-M': -1, 'CAF-MOI-250': -1 });
    });

    test('a refund of what was not posted, or was taken back, is refused', async () => {
      const { balance, system, steps } = keeper();
      await inFakeTime(async () => {
        await expect(steps.giveBack(order, oneShirt)).rejects.toMatchObject(notDeducted);
        await steps.post(order, system);
        await steps.reverse(order, system);
        await expect(steps.giveBack(order, oneShirt)).rejects.toMatchObject(notDeducted);
      });
      expect(Object.fromEntries(balance)).toEqual({ 'CAM-ALG-M': 0, 'CAF-MOI-250': 0 });
    });
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
