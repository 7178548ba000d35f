import { describe, expect, test } from 'vitest';
import { openInvoiceIssuer } from '../../../vendors/omie/invoice/invoiceIssuer.ts';
import { openSkuStock } from '../../../vendors/omie/stock/skuStock.ts';
import { openOrderStock } from '../../../vendors/omie/stock/orderStock.ts';
import { goodsRequest } from '../../contracts/invoiceIssuer.contract.mts';
import { omieWorld } from '../../contracts/support/omieWorld.mts';
import { paidOrder } from '../../contracts/support/order.mts';

/** The figures of docs/omie.md. */
describe('how often Omie is asked', () => {
  const ready = () => {
    const world = omieWorld();
    let seen = 0;
    const callsOf = async (work: Promise<unknown>) => {
      await work;
      const calls = world.calls.slice(seen).map(({ operation }) => operation);
      seen = world.calls.length;
      return calls;
    };
    const issue = async (number: string, taxId = '52998224725', settings?: Record<string, unknown>) => {
      const order = paidOrder(number);
      order.customer.taxId = { type: 'CPF', value: taxId };
      const connection = world.connect(settings ? { settings } : {});
      return await callsOf(openInvoiceIssuer(connection).issue(goodsRequest(number, { order })));
    };
    return { world, issue, callsOf };
  };

  test('for the first order of a new customer: four times and once for each product', async () => {
    const { issue, world } = ready();
    expect(await issue('1')).toEqual(['sale.status', 'product.get', 'product.get', 'customer.upsert', 'sale.create', 'sale.bill']);
    expect(world.violations).toEqual([]);
  });

  test('four times for the next new customer, three times for one it knows', async () => {
    const { issue } = ready();
    await issue('1');
    expect(await issue('2', '11144477735')).toEqual(['sale.status', 'customer.upsert', 'sale.create', 'sale.bill']);
    expect(await issue('3', '11144477735')).toEqual(['sale.status', 'sale.create', 'sale.bill']);
  });

  test('once more in ten minutes where the bank account is given by its name', async () => {
    const { issue, world } = ready();
    const settings = { bankAccount: 'banco do brasil' };
    expect(await issue('1', '52998224725', settings)).toContain('bankAccount.list');
    await world.clock.sleep(9 * 60_000);
    expect(await issue('2', '52998224725', settings)).toEqual(['sale.status', 'sale.create', 'sale.bill']);
  });

  test('to make and to send a sale once, for two executions at the same time', async () => {
    const { world, callsOf } = ready();
    const both = [1, 2].map(async () => await openInvoiceIssuer(world.connect()).issue(goodsRequest('1')));
    const calls = await callsOf(Promise.all(both));
    expect(calls.filter((call) => call === 'sale.create' || call === 'sale.bill')).toEqual(['sale.create', 'sale.bill']);
  });

  test('once for a repeated event, and not at all within the next minute', async () => {
    const { issue, world } = ready();
    await issue('1');
    expect(await issue('1')).toEqual(['sale.status']);
    expect(await issue('1')).toEqual([]);
    await world.clock.sleep(61_000);
    expect(await issue('1')).toEqual(['sale.status']);
    expect(world.violations).toEqual([]);
  });

  test('three times for the files, twice and once for the first movement of a SKU, once for the next', async () => {
    const { issue, world, callsOf } = ready();
    await issue('1');
    await world.clock.sleep(61_000);
    const [{ id } = { id: 0 }] = world.simulator.sales();
    expect(await callsOf(openInvoiceIssuer(world.connect()).download!(String(id), 55))).toEqual([
      'invoice.find',
      'invoice.document',
      'file.get',
    ]);
    const counter = openSkuStock(world.connect());
    const move = async (key: string) => await callsOf(counter.adjust([{ sku: 'CAM-ALG-P', location: null, delta: 1, key }]));
    expect(await move('a')).toEqual(['product.get', 'stock.get', 'stock.adjust']);
    expect(await move('b')).toEqual(['stock.adjust']);
  });

  test('once to look at the answer of SEFAZ, and not at all within the next minute', async () => {
    const { issue, world, callsOf } = ready();
    await issue('1');
    const [{ id } = { id: 0 }] = world.simulator.sales();
    const look = async () => await callsOf(openInvoiceIssuer(world.connect()).get(String(id), 55));
    expect(await look()).toEqual(['sale.status']);
    expect(await look()).toEqual([]);
  });

  test('once, and once for each product, to report what an invoice has moved', async () => {
    const { issue, world, callsOf } = ready();
    await issue('1');
    await world.clock.sleep(61_000);
    const deduction = { order: paidOrder('1'), orderNumber: '1', key: 'shopify:1:stock', location: null };
    expect(await callsOf(openOrderStock(world.connect()).deductOrder(deduction))).toEqual(['sale.status', 'stock.get', 'stock.get']);
  });
});
