/** Lines that are no goods, in payloads and in the Admin API: the shop's own marks decide. C5 of the cases. */
import { describe, expect, test } from 'vitest';
import { invoiceProblems } from '../../../domain/checks/orderCheck.ts';
import { invoicedPart } from '../../../domain/sale/orderParts.ts';
import { openOrderKeeper } from '../../../vendors/shopify/orders/orderKeeper.ts';
import { itemKind, tipLines } from '../../../vendors/shopify/orders/itemKind.ts';
import { createRandom } from '../../../sandbox/world/random.mts';
import { shopifyWorld } from '../../contracts/support/shopifyWorld.mts';
import { paidOrders } from './support/paidOrders.mts';

describe('a line of a payload', () => {
  test.each([
    [{ sku: 'A', product_id: 1, variant_id: 2, gift_card: false }, 'goods'],
    [{ sku: null, product_id: 1, variant_id: 2 }, 'goods'],
    [{ sku: null, product_id: null, variant_id: null, tip: {} }, 'tip'],
    [{ sku: 'VALE', product_id: 1, variant_id: 2, gift_card: true }, 'giftCard'],
    [{ sku: null, product_id: null, variant_id: null }, 'custom'],
    [{ sku: '', product_id: null, variant_id: null }, 'custom'],
    // Its product was deleted since, or an app sold it by its SKU.
    [{ sku: 'A', product_id: null, variant_id: null, product_exists: false }, 'goods'],
  ])('%j is %s', (line, kind) => {
    expect(itemKind(line)).toBe(kind);
  });
});

describe('tips in the Admin API, which tells their sum alone', () => {
  const line = (name: string, price: string, change: object = {}) => ({
    name,
    sku: null,
    vendor: null,
    taxable: false,
    requiresShipping: false,
    isGiftCard: false,
    quantity: 1,
    originalUnitPriceSet: { shopMoney: { amount: price } },
    ...change,
  });

  test.each([
    ['the only line that it can be', [line('Tip', '10.00')], '10.0', ['Tip']],
    ['two tips', [line('Tip', '10.00'), line('Gorjeta', '5.00')], '15.00', ['Tip', 'Gorjeta']],
    ['the one that is named so', [line('Consultoria', '10.00'), line('Tip', '10.00')], '10.00', ['Tip']],
    ['the one of that amount', [line('Consultoria', '80.00'), line('Caixinha', '10.00')], '10.00', ['Caixinha']],
    ['none where the shop had none', [line('Tip', '10.00')], '0.0', []],
    [
      'no line that is taxed or of a product',
      [line('Bordado', '10.00', { taxable: true }), line('Gorro', '10.00', { vendor: 'Loja' })],
      '10',
      [],
    ],
  ])('%s', (_, lines, tips, names) => {
    expect([...tipLines(lines, tips)].map(({ name }) => name)).toEqual(names);
  });
});

/** The figures on the right are the simulated shop's own, not the reader's. */
describe('60 orders with tips, gift cards and custom items, some of them refunded in part', () => {
  test('have the shop’s kinds and the shop’s amounts, by webhook and by API', async () => {
    const world = shopifyWorld();
    const keeper = openOrderKeeper(world.connect());
    const random = createRandom(20261205);
    for (let round = 0; round < 60; round++) {
      const overrides = {
        buyer: 'person' as const,
        taxIdPlace: 'noteAttribute' as const,
        ...(random.chance(0.5) ? { tip: random.int(1, 3000) / 100 } : {}),
        ...(random.chance(0.4) ? { giftCard: random.chance(0.5) ? ({ value: 100, sku: 'VALE-100' } as const) : (true as const) } : {}),
        ...(random.chance(0.5) ? { custom: [{ title: 'Bordado', price: random.int(1, 9000) / 100, quantity: random.int(1, 3) }] } : {}),
      };
      const [order] = await paidOrders(world, 1, { overrides });
      const summary = () => world.simulator.orders().find(({ orderNumber }) => orderNumber === order!.number)!;
      expect(order!.items.map(({ kind }) => kind)).toEqual(summary().lines.map(({ kind }) => kind));
      if (random.chance(0.5)) world.simulator.refundOrder(order!.number, { line: 0, quantity: 1 });
      const { lines, shipping } = summary();
      const now = await keeper.get({ id: order!.sourceId });
      const left = lines.filter(({ currentQuantity }) => currentQuantity > 0);
      if (left.length === 0) continue;
      expect(now.items.map(({ kind }) => kind)).toEqual(left.map(({ kind }) => kind));
      const invoiced = left.filter(({ kind }) => kind === 'goods' || kind === 'custom');
      const wanted = invoiced.reduce((sum, { currentTotal }) => sum + Math.round(currentTotal * 100), Math.round(shipping.current * 100));
      const part = invoicedPart(now, 55).order;
      expect(Math.round(part.totals.total * 100)).toBe(wanted);
      expect(invoiceProblems(part).filter(({ field }) => field.startsWith('order.totals'))).toEqual([]);
    }
    expect(world.violations).toEqual([]);
  });
});
