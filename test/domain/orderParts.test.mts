/** What of an order is whose: invoice, stock, parcel. C5 of the cases. */
import { describe, expect, test } from 'vitest';
import { invoiceProblems, readOrder, stockProblems } from '../../domain/checks/orderCheck.ts';
import { itemKinds, type ItemKind, type Order, type OrderItem } from '../../domain/documents/order.ts';
import { describeLeftOut, invoicedPart, shippedPart, stockPart } from '../../domain/sale/orderParts.ts';
import { saleAmounts } from '../../domain/sale/saleAmounts.ts';
import { declaredUnitValue, declaredValue, goodsOf } from '../../runtime/carrier/declaredGoods.ts';
import { createRandom } from '../../sandbox/world/random.mts';
import { paidOrder } from '../contracts/support/order.mts';

const [shirt] = paidOrder().items;

const line = (id: string, kind: ItemKind, price: number, change: Partial<OrderItem> = {}): OrderItem => ({
  ...shirt!,
  id,
  kind,
  name: id,
  sku: kind === 'goods' ? `SKU-${id}` : null,
  quantity: 1,
  unitPrice: price,
  total: price,
  requiresShipping: kind === 'goods',
  ...change,
});

/** Sums as the shop has them: over everything that was paid. */
function orderOf(items: OrderItem[], shipping = 20): Order {
  const cents = (amounts: number[]) => Math.round(amounts.reduce((sum, amount) => sum + amount * 100, 0)) / 100;
  const discount = cents(items.map((item) => item.discount));
  const totals = {
    items: cents(items.map(({ quantity, unitPrice }) => quantity * unitPrice)),
    discount,
    shipping,
    tax: 0,
    total: cents([...items.map(({ total }) => total), shipping]),
  };
  return paidOrder('1001', { items, shipping: { method: 'PAC', price: shipping }, discount, totals });
}

const names = (order: Order) => order.items.map(({ id }) => id);

describe('an order of 100.00 of goods, a tip of 10.00, a gift card of 50.00 and an embroidery of 15.00', () => {
  const order = orderOf([
    line('shirt', 'goods', 100),
    line('tip', 'tip', 10),
    line('card', 'giftCard', 50),
    line('embroidery', 'custom', 15),
  ]);

  test('has a nota fiscal over goods and embroidery: 115.00 and the shipping', () => {
    const part = invoicedPart(order, 55);
    expect(names(part.order)).toEqual(['shirt', 'embroidery']);
    expect(part.order.totals).toMatchObject({ items: 115, total: 135 });
    expect(saleAmounts(part.order)).toEqual({ discount: 0, extra: 0, freight: 20, total: 135 });
    expect(part.leftOut).toEqual([
      { id: 'tip', name: 'tip', kind: 'tip', quantity: 1, total: 10 },
      { id: 'card', name: 'card', kind: 'giftCard', quantity: 1, total: 50 },
    ]);
  });

  test('moves the goods alone', () => {
    const part = stockPart(order);
    expect(names(part.order)).toEqual(['shirt']);
    expect(stockProblems(part.order)).toEqual([]);
    expect(describeLeftOut(part.leftOut)).toBe('a tip ("tip"), a gift card ("card"), a custom item without a SKU ("embroidery")');
  });

  test('is declared at what the goods in the parcel cost', () => {
    expect(names(shippedPart(order).order)).toEqual(['shirt']);
    expect(declaredValue(order)).toBe(100);
  });

  test('a card of plastic travels too, and is no merchandise', () => {
    const posted = orderOf([line('shirt', 'goods', 100), line('card', 'giftCard', 50, { requiresShipping: true })]);
    expect(goodsOf(posted).map(({ id }) => id)).toEqual(['shirt', 'card']);
    expect([declaredValue(posted), declaredUnitValue(posted.items[1]!)]).toEqual([100, 0.01]);
  });
});

describe('services', () => {
  const order = orderOf([line('lamp', 'goods', 100), line('fitting', 'service', 80)]);

  test('have an invoice of their own, the shipping is of the goods', () => {
    expect(invoicedPart(order, 55).order.totals.total).toBe(120);
    expect(invoicedPart(order, 'nfse').order.totals.total).toBe(80);
  });

  test('an order that does not tell them apart is invoiced whole', () => {
    const plain = orderOf([line('visit', 'goods', 80)], 0);
    expect(invoicedPart(plain, 'nfse').order).toBe(plain);
  });
});

test('an order from elsewhere need not name kinds; a word that is none is refused', () => {
  const { kind, ...unnamed } = line('shirt', 'goods', 100);
  expect(kind).toBe('goods');
  const order = orderOf([unnamed as OrderItem]);
  expect(invoicedPart(order, 55)).toEqual({ order, leftOut: [] });
  const odd = readOrder(orderOf([{ ...unnamed, kind: 'good' } as never]));
  expect(odd).toEqual({
    valid: false,
    problems: [{ field: 'order.items[0].kind', message: 'is not one of goods, service, tip, giftCard, fee, custom' }],
  });
});

test('a fee is part of the sale and of no stock and no parcel', () => {
  const order = orderOf([line('shirt', 'goods', 100), line('wrapping', 'fee', 5)]);
  expect([invoicedPart(order, 65), stockPart(order), shippedPart(order)].map((part) => names(part.order))).toEqual([
    ['shirt', 'wrapping'],
    ['shirt'],
    ['shirt'],
  ]);
});

/** Whatever an order is made of: nothing is lost, nothing stands in two places, and each part's sums are right to the cent. */
test('2,000 orders of all kinds of lines', () => {
  const random = createRandom(20261204);
  for (let round = 0; round < 2000; round++) {
    const items = Array.from({ length: random.int(1, 8) }, (_, index) => {
      const quantity = random.int(1, 5);
      const unit = random.int(1, 30_000);
      const off = random.chance(0.3) ? random.int(0, unit * quantity) : 0;
      const amounts = { quantity, unitPrice: unit / 100, discount: off / 100, total: (unit * quantity - off) / 100 };
      return line(String(index), random.pick(itemKinds), 0, {
        ...amounts,
        sku: random.chance(0.8) ? `S${index}` : null,
        requiresShipping: true,
      });
    });
    const order = orderOf(items, random.int(0, 5000) / 100);
    for (const { order: taken, leftOut } of [invoicedPart(order, 55), invoicedPart(order, 'nfse'), stockPart(order), shippedPart(order)]) {
      expect([...names(taken), ...leftOut.map(({ id }) => id)].toSorted()).toEqual(names(order).toSorted());
      const cents = (amount: number) => Math.round(amount * 100);
      const goods = taken.items.reduce((sum, { total }) => sum + cents(total), 0);
      expect(cents(taken.totals.total)).toBe(goods + cents(taken.shipping.price));
      expect(invoiceProblems(taken).filter(({ field }) => field.startsWith('order.totals'))).toEqual([]);
      expect(cents(saleAmounts(taken).total)).toBe(cents(taken.totals.total));
    }
    expect(invoicedPart(order, 55).order.items.filter(({ kind }) => ['tip', 'giftCard', 'service'].includes(kind))).toEqual([]);
    expect(stockPart(order).order.items.every(({ kind, sku }) => kind === 'goods' || (kind === 'custom' && sku !== null))).toBe(true);
  }
});
