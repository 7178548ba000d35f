/** Shipping given back, tax on top, fees and duties: the sums of an order are of one moment, or the message says what stands between. C4, C15. */
import { describe, expect, test } from 'vitest';
import { invoiceProblems } from '../../../domain/checks/orderCheck.ts';
import { mapOrder } from '../../../vendors/shopify/orders/mapOrder.ts';
import { openOrderKeeper } from '../../../vendors/shopify/orders/orderKeeper.ts';
import type { Order } from '../../../domain/documents/order.ts';
import { shopifyWorld } from '../../contracts/support/shopifyWorld.mts';
import { paidOrders } from './support/paidOrders.mts';

const totalProblem = (order: Order) => invoiceProblems(order).find(({ field }) => field === 'order.totals.total')?.message;

const payload = (change: object) => ({
  admin_graphql_api_id: 'gid://shopify/Order/1',
  name: '#1001',
  currency: 'BRL',
  line_items: [
    { id: 1, name: 'Camiseta', sku: 'A', product_id: 1, quantity: 1, price: '100.00', discount_allocations: [{ amount: '20.00' }] },
  ],
  shipping_lines: [],
  ...change,
});

describe('C4: shipping that was given back', () => {
  /** 100.00 of goods and 20.00 of shipping, of which so much was given back. */
  const givenBack = (current: string, total: string) =>
    payload({
      total_price: '120.00',
      current_total_price: total,
      current_shipping_price_set: { shop_money: { amount: current } },
      line_items: [
        { id: 1, name: 'A', sku: 'A', product_id: 1, quantity: 1, current_quantity: 1, price: '100.00', discount_allocations: [] },
      ],
      shipping_lines: [
        {
          price: '20.00',
          discounted_price: '20.00',
          current_discounted_price_set: { shop_money: { amount: current } },
          discount_allocations: [],
        },
      ],
    });

  test.each([
    ['0.00', '100.00', 0, 100],
    ['10.00', '110.00', 10, 110],
    ['20.00', '120.00', 20, 120],
  ])('%s of it left, %s in all: the sums agree', (current, total, shipping, sum) => {
    const order = mapOrder(givenBack(current, total), undefined, 'loja');
    expect(order.totals).toMatchObject({ shipping, total: sum });
    expect(totalProblem(order)).toBeUndefined();
  });

  test('is off in the order of the API, too', async () => {
    const world = shopifyWorld();
    const [order] = await paidOrders(world, 1, {
      overrides: { items: [{ sku: 'CAM-ALG-M', quantity: 1, price: 100 }], shipping: 'paid', discount: 'none' },
    });
    world.simulator.refundOrder(order!.number, { shipping: 'all', moneyOnly: true });
    const read = await openOrderKeeper(world.connect()).get({ id: order!.sourceId });
    expect([read.shipping.price, read.totals.total, totalProblem(read)]).toEqual([0, 100, undefined]);
  });
});

describe('a discount of which units were given back', () => {
  /** 3 × 10.00 less 10.00, one of them refunded: 2 × 10.00 less 6.666… */
  const order = (total: string) =>
    mapOrder(
      payload({
        total_price: '20.00',
        current_total_price: total,
        line_items: [
          {
            id: 1,
            name: 'A',
            sku: 'A',
            product_id: 1,
            quantity: 3,
            current_quantity: 2,
            price: '10.00',
            discount_allocations: [{ amount: '10.00' }],
          },
        ],
      }),
      undefined,
      'loja',
    );

  test.each([
    ['13.33', 6.67, 13.33],
    ['13.34', 6.66, 13.34],
  ])('whichever way the shop rounds (%s), the sums are the shop’s', (said, discount, total) => {
    const { items, totals } = order(said);
    expect(items[0]).toMatchObject({ discount, total });
    expect(totals).toMatchObject({ items: 20, discount, total });
    expect(invoiceProblems(order(said)).filter(({ field }) => /totals|items/.test(field))).toEqual([]);
  });

  test('more than a cent a line is no rounding', () => {
    expect(totalProblem(order('13.35'))).toBe('is not the sum of items and shipping (13.35 against 13.33)');
  });
});

describe('C15: tax on top of the prices', () => {
  // 100 - 20 + 8 of tax = 88
  const taxed = payload({ total_price: '88.00', current_total_price: '88.00', total_tax: '8.00', taxes_included: false });

  test('is named, in reais, where the sums disagree', () => {
    expect(totalProblem(mapOrder(taxed, undefined, 'loja'))).toBe(
      'is not the sum of items and shipping (88 against 80); the order also has tax on top of the prices of 8',
    );
  });

  test('is not named where the prices hold it', () => {
    const order = mapOrder({ ...taxed, taxes_included: true }, undefined, 'loja');
    expect(totalProblem(order)).toBe('is not the sum of items and shipping (88 against 80)');
  });
});

describe('fees and duties', () => {
  test('are named, from payload and API alike', async () => {
    const world = shopifyWorld();
    const items = [{ sku: 'CAM-ALG-M', quantity: 1, price: 100 }];
    const overrides = { fees: 7.5, duties: 12.3, tip: 4, items, discount: 'none' as const, shipping: 'free' as const };
    const [order] = await paidOrders(world, 1, { overrides });
    const read = await openOrderKeeper(world.connect()).get({ id: order!.sourceId });
    const message = 'is not the sum of items and shipping (123.8 against 104); the order also has fees of 7.5, duties of 12.3';
    expect([totalProblem(order!), totalProblem(read)]).toEqual([message, message]);
  });

  test('a tip that is no line is named, too', () => {
    const order = mapOrder(payload({ total_price: '90.00', current_total_price: '90.00', total_tip_received: '10.00' }), undefined, 'loja');
    expect(totalProblem(order)).toBe('is not the sum of items and shipping (90 against 80); the order also has tips of 10');
  });

  test('a tip among the lines is no reason to name it once the lines are apart', () => {
    const tip = { id: 2, name: 'Tip', sku: null, product_id: null, variant_id: null, quantity: 1, price: '10.00', tip: {} };
    const { line_items: lines } = payload({});
    const tipped = payload({
      line_items: [...lines, tip],
      total_price: '90.00',
      current_total_price: '90.00',
      total_tip_received: '10.00',
    });
    expect(totalProblem(mapOrder(tipped, undefined, 'loja'))).toBeUndefined();
  });
});
