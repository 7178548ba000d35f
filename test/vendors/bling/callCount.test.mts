import { describe, expect, it } from 'vitest';
import { openInvoiceIssuer } from '../../../vendors/bling/invoice/invoiceIssuer.ts';
import { blingWorld } from '../../contracts/support/blingWorld.mts';
import { paidOrder } from '../../contracts/support/order.mts';

describe('how often Bling is asked for one order', () => {
  const ready = () => {
    const world = blingWorld();
    let seen = 0;
    const issue = async (number: string, taxId = '52998224725', model: 55 | 65 = 55) => {
      const order = paidOrder(number);
      order.customer.taxId = { type: 'CPF', value: taxId };
      await openInvoiceIssuer(world.connect()).issue({ order, orderNumber: number, key: number, model, sendEmail: false });
      const calls = world.calls.slice(seen).map(({ operation }) => operation);
      seen = world.calls.length;
      return calls;
    };
    return { world, issue };
  };

  it('eight times for the first order of a new customer', async () => {
    const { issue } = ready();
    expect(await issue('1')).toEqual([
      'sale.list',
      'product.list',
      'paymentMethod.list',
      'contact.list',
      'contact.create',
      'sale.create',
      'sale.generateNfe',
      'nfe.send',
    ]);
  });

  it('six times for the next new customer, four times for one it knows', async () => {
    const { issue } = ready();
    await issue('1');
    expect(await issue('2', '11144477735')).toEqual([
      'sale.list',
      'contact.list',
      'contact.create',
      'sale.create',
      'sale.generateNfe',
      'nfe.send',
    ]);
    expect(await issue('3', '11144477735')).toEqual(['sale.list', 'sale.create', 'sale.generateNfe', 'nfe.send']);
  });

  it('once for a repeated event, whichever the model', async () => {
    const { issue } = ready();
    await issue('1');
    expect(await issue('1')).toEqual(['nfe.get']);
    await issue('2', '52998224725', 65);
    expect(await issue('2', '52998224725', 65)).toEqual(['nfce.get']);
  });

  it('asks anew for what it learnt more than ten minutes ago', async () => {
    const { issue, world } = ready();
    await issue('1');
    await world.clock.sleep(11 * 60_000);
    expect(await issue('2')).toContain('product.list');
  });
});
