/** A refund event tells what went back, not what is left. */
import { expect, test } from 'vitest';
import { openShop } from './support/deliver.mts';

test('one of three units: that unit and its money, and the order with the other two', async () => {
  const shop = await openShop(['REFUNDS_CREATE']);
  const { orderNumber } = shop.place({ discount: 'none' });
  shop.world.simulator.refundOrder(orderNumber, { line: 0, quantity: 1, note: 'Rasgado' });
  const [event] = await shop.read('REFUNDS_CREATE');
  const { order, refund } = event!.document;
  const price = order.items[0]!.unitPrice;
  expect(order.items).toMatchObject([{ sku: 'CAF-MOI-250', quantity: 2 }]);
  expect(refund).toMatchObject({
    amount: price,
    items: [{ id: order.items[0]!.id, sku: 'CAF-MOI-250', quantity: 1, amount: price, restock: true }],
    shipping: 0,
    reason: 'Rasgado',
    refundedTotal: price,
  });
});

test('shipping alone: no goods, and the order’s sums are those of now', async () => {
  const shop = await openShop(['REFUNDS_CREATE']);
  const { orderNumber } = shop.place({ discount: 'none', shipping: 'paid' });
  shop.world.simulator.refundOrder(orderNumber, { moneyOnly: true, shipping: 'all' });
  const [event] = await shop.read('REFUNDS_CREATE');
  const { order, refund } = event!.document;
  expect(refund).toMatchObject({ items: [], amount: refund!.shipping });
  expect(refund!.shipping).toBeGreaterThan(0);
  expect(order.shipping.price).toBe(0);
  expect(order.totals.total).toBe(order.items[0]!.total);
});

test('goods that do not come back are told so, and the second refund knows the first', async () => {
  const shop = await openShop(['REFUNDS_CREATE']);
  const { orderNumber } = shop.place({ discount: 'none' });
  shop.world.simulator.refundOrder(orderNumber, { line: 0, quantity: 1 });
  const [first] = await shop.read('REFUNDS_CREATE');
  shop.world.simulator.refundOrder(orderNumber, { line: 0, quantity: 1, restock: false });
  const [second] = await shop.read('REFUNDS_CREATE');
  expect(second!.document.refund!.items).toMatchObject([{ quantity: 1, restock: false }]);
  expect(second!.document.refund!.id).not.toBe(first!.document.refund!.id);
  expect(second!.document.refund!.refundedTotal).toBe(first!.document.refund!.amount * 2);
});
