import { describe, expect, test } from 'vitest';
import { createRandom } from '../../sandbox/world/random.mts';
import { composeOrder, type OrderParts } from '../../domain/sale/composeOrder.ts';
import { shareCents } from '../../domain/values/money.ts';
import { invoiceProblems, readOrder } from '../../domain/checks/orderCheck.ts';
import { address, paidOrder } from '../contracts/support/order.mts';

const product = (over: Partial<OrderParts['products'][number]> = {}) => ({
  sku: 'CAM-ALG-M',
  name: 'Camiseta',
  quantity: 1,
  price: 10,
  ncm: null,
  ...over,
});

const parts = (over: Partial<OrderParts> = {}): OrderParts => ({
  number: 'B-7',
  customer: paidOrder().customer,
  address,
  products: [product()],
  shippingPrice: 0,
  discount: 0,
  paymentMethod: 'pix',
  ...over,
});

const now = Date.parse('2026-11-24T15:00:00Z');

describe('an order from single fields', () => {
  test('is one that can be invoiced', () => {
    const order = composeOrder(parts({ shippingPrice: 20.1, discount: 3.33 }), now);
    expect(readOrder(order).valid).toBe(true);
    expect(invoiceProblems(order)).toEqual([]);
    expect(order).toMatchObject({ id: 'manual:B-7', number: 'B-7', source: 'manual', payments: [{ method: 'pix' }] });
    expect(order.totals).toEqual({ items: 10, discount: 3.33, shipping: 20.1, tax: 0, total: 26.77 });
  });

  test('shares its discount out to the last cent', () => {
    const order = composeOrder(parts({ products: [product(), product(), product()], discount: 10 }), now);
    expect(order.items.map(({ discount }) => discount)).toEqual([3.34, 3.33, 3.33]);
    expect(invoiceProblems(order)).toEqual([]);
  });

  test('with a discount above its price is told as wrong', () => {
    const order = composeOrder(parts({ discount: 10.01 }), now);
    expect(invoiceProblems(order).map(({ field }) => field)).toContain('order.items[0].discount');
  });
});

describe('cents that are shared out', () => {
  test.each([
    [100, [1, 1, 1]],
    [1, [5, 5]],
    [0, [1, 2]],
    [7, [0, 0]],
    [9999, [33, 1, 66, 7]],
  ])('%i by %j are the whole again', (cents, weights) => {
    const shares = shareCents(cents, weights);
    expect(shares).toHaveLength(weights.length);
    expect(shares.reduce((sum, share) => sum + share, 0)).toBe(cents);
    expect(shares.every((share) => Number.isInteger(share) && share >= 0)).toBe(true);
  });

  test.each([
    ['in proportion', 100, [1, 3], [25, 75]],
    ['the last cents to those that rounding wronged most', 100, [1, 3, 3], [14, 43, 43]],
    ['the first of equals before the others', 100, [1, 1, 1], [34, 33, 33]],
    ['the last cents to several, one each', 11, [1, 1, 1, 1], [3, 3, 3, 2]],
    ['nothing to what weighs nothing', 5, [0, 2, 0], [0, 5, 0]],
    ['all to the first where nothing weighs anything', 7, [0, 0], [7, 0]],
    ['a part of none', 0, [], []],
  ])('go %s', (_, cents, weights, shares) => {
    expect(shareCents(cents, weights)).toEqual(shares);
  });

  test('are never off by a cent or more, whatever is shared out', () => {
    const random = createRandom(11);
    for (let round = 0; round < 2000; round++) {
      const weights = Array.from({ length: random.int(1, 30) }, () => random.int(0, 500_000));
      const cents = random.int(0, 2_000_000);
      const sum = weights.reduce((total, weight) => total + weight, 0);
      const shares = shareCents(cents, weights);
      expect(shares.reduce((total, share) => total + share, 0)).toBe(cents);
      if (sum > 0) shares.forEach((share, index) => expect(Math.abs(share - (cents * weights[index]!) / sum)).toBeLessThan(1));
    }
  });
});
