/** C3: two shops that count from one number, into one ERP that knows the number alone. */
import { describe, expect, test } from 'vitest';
import type { IDataObject } from 'n8n-workflow';
import type { Order } from '../../domain/documents/order.ts';
import * as issue from '../../nodes/ErpInvoice/invoice/issue.operation.ts';
import * as deductOrder from '../../nodes/StockUpdate/stock/deductOrder.operation.ts';
import { openInvoiceIssuer as openBling } from '../../vendors/bling/invoice/invoiceIssuer.ts';
import { openOrderStock as openBlingStock } from '../../vendors/bling/stock/orderStock.ts';
import { openInvoiceIssuer as openTiny } from '../../vendors/olistTiny/invoice/invoiceIssuer.ts';
import { openOrderStock as openTinyStock } from '../../vendors/olistTiny/stock/orderStock.ts';
import { createRandom } from '../../sandbox/world/random.mts';
import { blingWorld } from '../contracts/support/blingWorld.mts';
import { failureOf } from '../contracts/support/failureOf.mts';
import { olistTinyWorld } from '../contracts/support/olistTinyWorld.mts';
import { paidOrder } from '../contracts/support/order.mts';
import { oneItem } from './support/fakeN8n.mts';

const orderOf = (shop: string, number: string, change: Partial<Order> = {}) =>
  paidOrder(number, { id: `shopify:${shop}/${shop}${number}`, account: shop, ...change });

const erps = [
  { vendor: 'bling', createWorld: blingWorld, openIssuer: openBling, openStock: openBlingStock },
  { vendor: 'olistTiny', createWorld: olistTinyWorld, openIssuer: openTiny, openStock: openTinyStock },
];

describe.each(erps)('two shops into one account of $vendor', ({ vendor, createWorld, openIssuer, openStock }) => {
  const account = () => {
    const world = createWorld();
    const [issuer, stock] = [openIssuer(world.connect()), openStock(world.connect())];
    const item = (order: Order, prefix?: string) =>
      oneItem({ order } as unknown as IDataObject, {
        orderFrom: 'item',
        vendor,
        'options.waitSeconds': 0,
        ...(prefix === undefined ? {} : { 'options.orderNumberPrefix': prefix }),
      });
    return {
      issue: async (order: Order, prefix?: string) =>
        (await issue.execute(item(order, prefix), 0, issuer)).documents.invoice as IDataObject,
      deduct: async (order: Order, prefix?: string) =>
        (await deductOrder.execute(item(order, prefix), 0, stock)).documents.stock as IDataObject[],
      ledger: (kind: string) => world.simulator.ledger().filter((entry) => entry.kind === kind),
      rest: async () => await world.clock.sleep(70_000),
    };
  };

  test('one customer, one total, one number: two sales, two invoices, each with its own stock', async () => {
    const { issue, deduct, ledger } = account();
    const [first, second] = [orderOf('a', '1001'), orderOf('b', '1001')];
    const [one, other] = [await issue(first), await issue(second, ' B- ')];
    expect([one.id === other.id, other.found]).toEqual([false, false]);
    // Behind the node the order is called what its shop calls it.
    expect([one.orderNumber, other.orderNumber]).toEqual(['1001', '1001']);
    expect((await deduct(first)).map(({ status }) => status)).toEqual(['moved', 'moved']);
    expect((await deduct(second, 'B-')).map(({ status }) => status)).toEqual(['moved', 'moved']);
    expect((await deduct(second, 'B-')).map(({ status }) => status)).toEqual(['already_moved', 'already_moved']);
    expect(ledger('invoice').map(({ orderNumber }) => orderNumber)).toEqual(['1001', 'B-1001']);
  });

  test('without a prefix the other shop’s sale is a conflict in both nodes, never found', async () => {
    const { issue, deduct, ledger, rest } = account();
    await issue(orderOf('a', '1001'));
    await rest();
    for (const work of [issue, deduct]) {
      const { failure } = await failureOf(work(orderOf('b', '1001')));
      expect(failure).toMatchObject({ class: 'conflict', code: 'saleOfOtherShop', hint: expect.stringContaining('"Order Number Prefix"') });
    }
    expect(ledger('invoice')).toHaveLength(1);
    expect(ledger('movement')).toEqual([]);
  });

  test('40 orders of three shops under ten numbers, told again and again: as many invoices as orders', async () => {
    const { issue, ledger } = account();
    const random = createRandom(20261208);
    const made = new Map<string, unknown>();
    for (let round = 0; round < 40; round++) {
      const shop = random.pick(['a', 'b', 'c']);
      const order = orderOf(shop, String(random.int(1001, 1010)));
      const invoice = await issue(order, { a: '', b: 'B-', c: 'C' }[shop]);
      expect([invoice.found, invoice.id]).toEqual([made.has(order.id), made.get(order.id) ?? invoice.id]);
      made.set(order.id, invoice.id);
    }
    expect(ledger('invoice')).toHaveLength(made.size);
    expect(new Set(made.values()).size).toBe(made.size);
  });
});
