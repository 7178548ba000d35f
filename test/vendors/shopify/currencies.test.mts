/** Two currencies of one order: the reais that were paid are read, and money goes back in the customer's. C9, C17. */
import { describe, expect, test } from 'vitest';
import { invoiceProblems } from '../../../domain/checks/orderCheck.ts';
import { openOrderKeeper } from '../../../vendors/shopify/orders/orderKeeper.ts';
import type { Order } from '../../../domain/documents/order.ts';
import type { PlaceOrderOptions } from '../../../sandbox/simulators/shopify/index.mts';
import { createRandom } from '../../../sandbox/world/random.mts';
import { shopifyWorld } from '../../contracts/support/shopifyWorld.mts';
import { paidOrders } from './support/paidOrders.mts';
import { withoutProducts } from './support/withoutProducts.mts';

type Overrides = NonNullable<PlaceOrderOptions['overrides']>;

/** A dollar is five reais. */
const inDollars = { shop: 'USD', presentment: 'BRL', perReal: 0.2 };
const fromAbroad = { shop: 'BRL', presentment: 'USD', perReal: 0.2 };

const shirt = { items: [{ sku: 'CAM-ALG-M', quantity: 2, price: 50 }], discount: 'none', shipping: 'free' } as const;

async function placed(overrides: Overrides) {
  const world = shopifyWorld();
  const [order] = await paidOrders(world, 1, { overrides: { taxIdPlace: 'noteAttribute', buyer: 'person', ...overrides } });
  const refund = async (amount: number | null, key = 'refund') =>
    await openOrderKeeper(world.connect()).refund({
      order: order!,
      amount,
      restock: false,
      notifyCustomer: false,
      note: null,
      key,
    } as never);
  return { world, order: order!, refund, keeper: openOrderKeeper(world.connect()) };
}

const comparable = (order: Order) => ({ ...withoutProducts(order), createdAt: '', updatedAt: '', tags: [] });

describe('C17: a shop in dollars that is paid in reais', () => {
  test('has an order in reais: 2 × 50.00 = 100.00, and no problem with its invoice', async () => {
    const { order } = await placed({ ...shirt, currencies: inDollars });
    expect(order).toMatchObject({ currency: 'BRL', totals: { items: 100, total: 100 } });
    expect(order.items[0]).toMatchObject({ unitPrice: 50, total: 100 });
    expect(invoiceProblems(order)).toEqual([]);
  });

  test('the same by the API, which is asked once more for the other currency', async () => {
    const { order, keeper, world } = await placed({ ...shirt, currencies: inDollars });
    const before = world.calls.length;
    expect(comparable(await keeper.get({ id: order.sourceId }))).toEqual(comparable(order));
    expect(world.calls.length - before).toBe(2);
  });

  test('an order that was paid in dollars stays in dollars, and its invoice is refused by that name', async () => {
    const { order } = await placed({ ...shirt, currencies: { shop: 'USD', presentment: 'USD', perReal: 0.2 } });
    expect(order).toMatchObject({ currency: 'USD', totals: { total: 20 } });
    expect(invoiceProblems(order)).toContainEqual({ field: 'order.currency', message: 'is USD: a nota fiscal is in reais (BRL)' });
  });

  test('40 orders with discounts, shipping, tips and gift cards: all sums in reais add up', async () => {
    const world = shopifyWorld();
    const random = createRandom(20261206);
    const keeper = openOrderKeeper(world.connect());
    for (let round = 0; round < 40; round++) {
      const currencies = { ...inDollars, perReal: random.int(150, 260) / 1000 };
      const more = random.chance(0.5) ? { tip: random.int(1, 2000) / 100, giftCard: true as const } : {};
      const [order] = await paidOrders(world, 1, { overrides: { currencies, ...more } });
      expect(invoiceProblems(order!).filter(({ field }) => /totals|currency|items\[\d+\]\.(total|discount)/.test(field))).toEqual([]);
      expect(order!.totals.total).toBe(world.simulator.orders().at(-1)!.total);
      const { totals, items } = await keeper.get({ id: order!.sourceId });
      expect([totals, items.map(({ total }) => total)]).toEqual([order!.totals, order!.items.map(({ total }) => total)]);
    }
    expect(world.violations).toEqual([]);
  });
});

describe('C9: money goes back in the currency of the customer', () => {
  test('50 of 100 reais that were paid with 20 dollars are 10 dollars', async () => {
    const { order, refund, world } = await placed({ ...shirt, currencies: fromAbroad });
    expect(order).toMatchObject({ currency: 'BRL', totals: { total: 100 } });
    expect(await refund(50)).toMatchObject({ amount: 50, found: false });
    expect(await refund(50)).toMatchObject({ amount: 50, found: true });
    expect(await refund(null, 'the rest')).toMatchObject({ amount: 50 });
    expect(world.violations).toEqual([]);
  });

  test('a shop in dollars gives reais back', async () => {
    const { refund } = await placed({ ...shirt, currencies: inDollars });
    expect(await refund(33.33)).toMatchObject({ amount: 33.33 });
    expect(await refund(null, 'the rest')).toMatchObject({ amount: 66.67 });
  });

  test('more than is left is refused in the order’s own currency', async () => {
    const { refund } = await placed({ ...shirt, currencies: fromAbroad });
    await expect(refund(100.01)).rejects.toMatchObject({
      failure: { code: 'notRefundable', message: expect.stringContaining('100.00 left') },
    });
  });

  test('30 amounts: nobody gets more or less than a cent beside', async () => {
    const random = createRandom(20261207);
    for (let round = 0; round < 30; round++) {
      const currencies = { ...fromAbroad, perReal: random.int(150, 260) / 1000 };
      const { refund } = await placed({ ...shirt, currencies });
      const amount = random.int(1, 10_000) / 100;
      // Cents of a dollar are about five of a real.
      expect(Math.abs((await refund(amount)).amount - amount)).toBeLessThan(0.06);
    }
  });
});

describe('C16: an order that cost nothing', () => {
  test('gives its goods back although there is no money to give', async () => {
    const { order, keeper, world } = await placed({ ...shirt, items: [{ sku: 'CAM-ALG-M', quantity: 2, price: 0 }] });
    expect(order.totals.total).toBe(0);
    const request = { order, amount: null, restock: true, notifyCustomer: false, note: null, key: 'gift' };
    expect(await keeper.refund(request as never)).toMatchObject({ amount: 0, found: false });
    expect(world.simulator.orders()[0]!.lines[0]).toMatchObject({ currentQuantity: 0, refunded: { cancel: 2 } });
    expect(await keeper.refund(request as never)).toMatchObject({ amount: 0, found: true });
  });
});
