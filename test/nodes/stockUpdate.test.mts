import { describe, expect, test } from 'vitest';
import type { IDataObject } from 'n8n-workflow';
import type { DeductRequest, OrderStock } from '../../domain/ports/stock.ts';
import * as deductOrder from '../../nodes/StockUpdate/stock/deductOrder.operation.ts';
import { failureOf } from '../contracts/support/failureOf.mts';
import { paidOrder } from '../contracts/support/order.mts';
import { oneItem } from './support/fakeN8n.mts';

const change = { vendor: 'bling', sku: 'A', location: null, before: 3, after: 1, delta: -2, movementId: null, status: 'moved' as const };

function keeperOf() {
  const requests: DeductRequest[] = [];
  const keeper: OrderStock = {
    deductOrder: async (request) => {
      requests.push(request);
      return [change];
    },
  };
  return { keeper, requests };
}

const onItem = (json: object, parameters: Record<string, unknown> = {}) =>
  oneItem(json as IDataObject, { orderFrom: 'item', ...parameters });

describe('deducting an order from stock', () => {
  test("takes the item's order out of the default warehouse, under the order's own key", async () => {
    const { keeper, requests } = keeperOf();
    const order = paidOrder('1001');
    expect(await deductOrder.execute(onItem({ order }), 0, keeper)).toEqual({ documents: { stock: [change] } });
    expect(requests).toEqual([{ order, orderNumber: '1001', key: 'shopify:1001:stock', location: null }]);
  });

  test('takes it out of the warehouse that was chosen', async () => {
    const { keeper, requests } = keeperOf();
    await deductOrder.execute(onItem({ order: paidOrder('1001') }, { location: '77' }), 0, keeper);
    expect(requests).toMatchObject([{ location: '77' }]);
  });

  test('knows the order behind a payment by its number alone', async () => {
    const { keeper, requests } = keeperOf();
    await deductOrder.execute(onItem({ payment: { vendor: 'asaas', orderNumber: '1001' } }), 0, keeper);
    expect(requests).toMatchObject([{ order: null, orderNumber: '1001', key: 'asaas:1001:stock' }]);
  });

  test('refuses goods without a SKU by name, before anybody is asked', async () => {
    const { keeper, requests } = keeperOf();
    const [first, second] = paidOrder().items;
    const order = paidOrder('1001', { items: [{ ...first!, sku: null }, second!] });
    const { message } = await failureOf(deductOrder.execute(onItem({ order }), 0, keeper));
    expect(message).toContain('order.items[0].sku');
    expect(message).toContain(first!.name);
    expect(requests).toEqual([]);
  });

  test('says what is missing where the item names no order', async () => {
    const { keeper } = keeperOf();
    expect((await failureOf(deductOrder.execute(onItem({}), 0, keeper))).failure.code).toBe('orderMissing');
  });
});
