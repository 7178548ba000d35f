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
