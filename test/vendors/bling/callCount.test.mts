import { describe, expect, test } from 'vitest';
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

  test('nine times for the first order of a new customer, one of them to see whether another worker made the sale, too', async () => {
    const { issue } = ready();
    expect(await issue('1')).toEqual([
      'sale.list',
      'product.list',
      'paymentMethod.list',
      'contact.list',
      'contact.create',
      'sale.create',
      'sale.list',
      'sale.generateNfe',
      'nfe.send',
    ]);
  });

  test('seven times for the next new customer, five times for one it knows', async () => {
    const { issue } = ready();
    await issue('1');
    expect(await issue('2', '11144477735')).toEqual([
      'sale.list',
      'contact.list',
      'contact.create',
      'sale.create',
      'sale.list',
      'sale.generateNfe',
      'nfe.send',
    ]);
    expect(await issue('3', '11144477735')).toEqual(['sale.list', 'sale.create', 'sale.list', 'sale.generateNfe', 'nfe.send']);
  });

  test('once for a repeated event, whichever the model', async () => {
    const { issue } = ready();
    await issue('1');
    expect(await issue('1')).toEqual(['nfe.get']);
    await issue('2', '52998224725', 65);
    expect(await issue('2', '52998224725', 65)).toEqual(['nfce.get']);
  });

  test('asks anew for what it learnt more than ten minutes ago', async () => {
    const { issue, world } = ready();
    await issue('1');
    await world.clock.sleep(11 * 60_000);
    expect(await issue('2')).toContain('product.list');
  });

  test('three times for a repeated event after a restart, when nothing is remembered', async () => {
    const { issue, world } = ready();
    await issue('1');
    // What the process before has asked still counts at Bling.
    await world.clock.sleep(10_000);
    const restarted = openInvoiceIssuer(world.connect({ account: 'restarted-for-count' }));
    await restarted.issue({ order: paidOrder('1'), orderNumber: '1', key: '1', model: 55, sendEmail: false });
    expect(world.calls.slice(-3).map(({ operation }) => operation)).toEqual(['sale.list', 'sale.get', 'nfe.get']);
    expect(world.calls).toHaveLength(9 + 3);
  });

  test('once less for a draft, and three times to send it', async () => {
    const { world } = ready();
    const draft = { order: paidOrder('1'), orderNumber: '1', key: '1', model: 55, sendEmail: false } as const;
    await openInvoiceIssuer(world.connect()).issue({ ...draft, overrides: { draftOnly: true } });
    expect(world.calls).toHaveLength(8);
    await openInvoiceIssuer(world.connect()).issue(draft);
    expect(world.calls.slice(8).map(({ operation }) => operation)).toEqual(['nfe.get', 'sale.list', 'nfe.send']);
  });

  test('as the documentation says for all else', async () => {
    const { issue, world } = ready();
    await issue('1');
    await issue('2', '52998224725', 65);
    await world.clock.sleep(10_000);
    const issuer = openInvoiceIssuer(world.connect());
    const [nfe, nfce] = world.simulator.invoices().map(({ id }) => String(id));
    const counted = async (work: Promise<unknown>) => {
      const before = world.calls.length;
      await work;
      return world.calls.slice(before).map(({ operation }) => operation);
    };
    expect(await counted(issuer.get(nfe!, 55))).toEqual(['nfe.get']);
    expect(await counted(issuer.download!(nfe!, 55))).toEqual(['nfe.get', 'document.xml', 'document.danfe']);
    expect(await counted(issuer.list!({ model: 55 }, 50))).toEqual(['nfe.list', 'nfe.list']);
    expect(await counted(issuer.list!({ model: 55, status: 'rejected' }, 50))).toEqual(['nfe.list', 'nfe.list']);
    expect(await counted(issuer.list!({ model: 55, status: 'pending' }, 50))).toEqual(['nfe.list']);
    expect(await counted(issuer.list!({ model: 65 }, 50))).toEqual(['nfce.list']);
    expect(await counted(issuer.list!({ model: 65, orderNumber: '2' }, 50))).toEqual(['sale.list', 'sale.get', 'nfce.get']);
    expect(nfce).toBeDefined();
  });
});
