import { describe, expect, test } from 'vitest';
import { openInvoiceIssuer } from '../../../vendors/olistTiny/invoice/invoiceIssuer.ts';
import { openSkuStock } from '../../../vendors/olistTiny/stock/skuStock.ts';
import { openOrderStock } from '../../../vendors/olistTiny/stock/orderStock.ts';
import { olistTinyWorld } from '../../contracts/support/olistTinyWorld.mts';
import { paidOrder } from '../../contracts/support/order.mts';

/** docs/olist-tiny.md states these numbers. */
describe('how often Olist Tiny is asked', () => {
  const ready = () => {
    const world = olistTinyWorld();
    let seen = 0;
    const since = () => {
      const calls = world.operations().slice(seen);
      seen = world.calls.length;
      return calls;
    };
    const issue = async (number: string, taxId = '52998224725', account?: string) => {
      const order = paidOrder(number);
      order.customer.taxId = { type: 'CPF', value: taxId };
      const issuer = openInvoiceIssuer(world.connect(account ? { account } : {}));
      const invoice = await issuer.issue({ order, orderNumber: number, key: number, model: 55, sendEmail: false });
      return { issuer, invoice, calls: since() };
    };
    return { world, issue, since };
  };

  test('eleven times for the first order of a new customer, of two products', async () => {
    const { issue } = ready();
    expect((await issue('1')).calls).toEqual([
      'sale.list',
      'product.list',
      'product.list',
      'contact.list',
      'contact.list',
      'contact.create',
      'sale.create',
      'sale.list',
      'sale.get',
      'sale.generateInvoice',
      'invoice.emit',
    ]);
  });

  test('six times for a customer and products that it knows', async () => {
    const { issue } = ready();
    await issue('1');
    expect((await issue('2')).calls).toEqual(['sale.list', 'sale.create', 'sale.list', 'sale.get', 'sale.generateInvoice', 'invoice.emit']);
  });

  test('twice for a repeated event, four times after a restart', async () => {
    const { issue, world } = ready();
    await issue('1');
    await world.clock.sleep(10_000);
    expect((await issue('1')).calls).toEqual(['invoice.get', 'invoice.link']);
    expect((await issue('1', '52998224725', 'restarted-count')).calls).toEqual(['sale.list', 'sale.get', 'invoice.get', 'invoice.link']);
  });

  test('once for each look at an invoice that SEFAZ has, and once more at the end for its link', async () => {
    const { issue, world, since } = ready();
    const { issuer, invoice } = await issue('1');
    world.simulator.setSefaz({ delayMs: [60_000, 60_000] });
    await issuer.get(invoice.id, 55);
    expect(since()).toEqual(['invoice.get']);
    await world.clock.sleep(61_000);
    await issuer.get(invoice.id, 55);
    expect(since()).toEqual(['invoice.get', 'invoice.link']);
  });

  test('three times to set or adjust a SKU, twice when it knows it; once more until the default warehouse is known', async () => {
    const { world, since } = ready();
    const counter = openSkuStock(world.connect());
    await counter.set([{ sku: 'CAM-ALG-M', location: null, quantity: 5 }]);
    expect(since()).toEqual(['product.list', 'stock.get', 'stock.change', 'stock.get']);
    await counter.adjust([{ sku: 'CAF-MOI-250', location: null, delta: -1, key: 'k' }]);
    expect(since()).toEqual(['product.list', 'stock.get', 'stock.change']);
    await counter.set([{ sku: 'CAM-ALG-M', location: null, quantity: 9 }]);
    expect(since()).toEqual(['stock.get', 'stock.change']);
    await counter.levels!([{ sku: 'CAM-ALG-M', location: null }]);
    expect(since()).toEqual(['stock.get']);
    await counter.locations!();
    expect(since()).toEqual(['product.list', 'stock.get']);
  });

  test('for the stock of an order three times, and once for each product', async () => {
    const { world, since } = ready();
    world.importSale('2101');
    const keeper = openOrderStock(world.connect());
    await keeper.deductOrder({ order: null, orderNumber: '2101', key: 'k', location: null });
    expect(since()).toEqual(['sale.list', 'sale.get', 'sale.postStock', 'stock.get', 'stock.get']);
    await keeper.returnOrder!({ order: null, orderNumber: '2101', key: 'k', location: null });
    expect(since()).toEqual(['sale.get', 'sale.reverseStock', 'stock.get', 'stock.get']);
  });

  test('asks anew for what it learnt more than ten minutes ago', async () => {
    const { issue, world } = ready();
    await issue('1');
    await world.clock.sleep(11 * 60_000);
    expect((await issue('2')).calls).toContain('product.list');
  });
});
