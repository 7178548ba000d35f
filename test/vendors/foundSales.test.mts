/** What an ERP has under the order's name is held against the order before its invoice is handed on. */
import { describe, expect, test } from 'vitest';
import type { Order } from '../../domain/documents/order.ts';
import type { InvoiceIssuer } from '../../domain/ports/invoiceIssuer.ts';
import type { Connection } from '../../runtime/client/connection.ts';
import { openInvoiceIssuer as openBling } from '../../vendors/bling/invoice/invoiceIssuer.ts';
import { openInvoiceIssuer as openTiny } from '../../vendors/olistTiny/invoice/invoiceIssuer.ts';
import { openInvoiceIssuer as openOmie } from '../../vendors/omie/invoice/invoiceIssuer.ts';
import { refuseRejected } from '../../nodes/ErpInvoice/invoice/refuseRejected.ts';
import type { Simulator } from '../../sandbox/world/simulator.mts';
import { blingWorld } from '../contracts/support/blingWorld.mts';
import { olistTinyWorld } from '../contracts/support/olistTinyWorld.mts';
import { omieWorld } from '../contracts/support/omieWorld.mts';
import type { SimulatedVendor } from '../contracts/support/simulatedVendor.mts';
import { failureOf } from '../contracts/support/failureOf.mts';
import { paidOrder } from '../contracts/support/order.mts';
import { goodsRequest } from '../contracts/invoiceIssuer.contract.mts';

interface Cancelling {
  cancelSale(orderNumber: string): void;
  cancelInvoice(orderNumber: string): void;
}
type World = SimulatedVendor<Simulator & Cancelling>;

const erps: { name: string; createWorld: () => World; open: (connection: Connection) => InvoiceIssuer }[] = [
  { name: 'Bling', createWorld: blingWorld, open: openBling },
  { name: 'Olist Tiny', createWorld: olistTinyWorld, open: openTiny },
  { name: 'Omie', createWorld: omieWorld, open: openOmie },
];

let restarts = 0;

const withCpf = (value: string, order = paidOrder()): Order => ({
  ...order,
  customer: { ...order.customer, taxId: { type: 'CPF', value } },
});

function dearer(order = paidOrder()): Order {
  const [first, ...others] = order.items;
  const items = [{ ...first!, quantity: 3, total: 239.7 }, ...others];
  return { ...order, items, totals: { ...order.totals, items: 272.15, total: 292.15 } };
}

describe.each(erps)('a second order under one name at $name', ({ name, createWorld, open }) => {
  const issue = async (world: World, order: Order, fresh = false) => {
    await world.clock.sleep(70_000);
    const connection = world.connect(fresh ? { account: `restarted-found-${++restarts}` } : {});
    return await open(connection).issue(goodsRequest('1001', { order }));
  };
  const invoices = (world: World) => world.simulator.ledger().filter(({ kind }) => kind === 'invoice');

  test.each<[string, string, Order]>([
    ['another customer', 'saleOfOtherCustomer', withCpf('11144477735')],
    ['another total', 'saleTotalDiffers', dearer()],
    ['another shop', 'saleOfOtherShop', { ...paidOrder(), id: 'shopify:loja-b:1001' }],
    ['another shop, by its whole id', 'saleOfOtherShop', { ...paidOrder(), id: 'shopify:loja-b/999' }],
    ['another source', 'saleOfOtherShop', { ...paidOrder(), id: 'woocommerce:1001', source: 'woocommerce' }],
  ])('of %s is a conflict that says so, in the same process and in another', async (_what, code, other) => {
    const world = createWorld();
    await issue(world, { ...paidOrder(), id: 'shopify:loja-a:1001' });
    for (const fresh of [false, true]) {
      const { failure } = await failureOf(issue(world, other, fresh));
      expect(failure).toMatchObject({ class: 'conflict', code, message: expect.stringContaining('1001') });
      expect(JSON.stringify(failure)).not.toMatch(/52998224725|529\.982|11144477735|Ana Souza/);
    }
    expect(invoices(world)).toHaveLength(1);
  });

  test.each([false, true])('is a conflict by whole ids, too, which no number ends (fresh: %s)', async (fresh) => {
    const world = createWorld();
    await issue(world, { ...paidOrder(), id: 'shopify:loja-a/111' });
    const { failure } = await failureOf(issue(world, { ...paidOrder(), id: 'shopify:loja-b/999' }, fresh));
    expect(failure).toMatchObject({ class: 'conflict', code: 'saleOfOtherShop', hint: expect.stringContaining('"Order Number Prefix"') });
    expect(await issue(world, { ...paidOrder(), id: 'shopify:loja-a/111' }, fresh)).toMatchObject({ found: true });
    expect(invoices(world)).toHaveLength(1);
  });

  test.each([false, true])('is a conflict, too, where a payment alone names the order (fresh: %s)', async (fresh) => {
    const world = createWorld();
    await issue(world, { ...paidOrder(), id: 'shopify:loja-a/111' });
    const byPayment = async (orderId: string) => {
      await world.clock.sleep(70_000);
      const connection = world.connect(fresh ? { account: `restarted-found-${++restarts}` } : {});
      const key = name === 'Omie' ? `${orderId}#1001:invoice` : goodsRequest('1001').key;
      return await open(connection).issue({ ...goodsRequest('1001'), key, order: null, orderId });
    };
    const { failure } = await failureOf(byPayment('shopify:loja-b/999'));
    expect(failure.code).toBe(name === 'Omie' ? 'saleNotFound' : 'saleOfOtherShop');
    if (name !== 'Omie') expect(await byPayment('shopify:loja-a/111')).toMatchObject({ found: true });
    expect(invoices(world)).toHaveLength(1);
  });

  test.each([false, true])('is found again where it is the same, also by an id that has got its shop since (fresh: %s)', async (fresh) => {
    const world = createWorld();
    const { id } = await issue(world, paidOrder());
    expect(await issue(world, { ...paidOrder(), id: 'shopify:loja-a:1001' }, fresh)).toMatchObject({ id, found: true });
    expect(invoices(world)).toHaveLength(1);
  });

  test('is not issued from a sale that was cancelled there', async () => {
    const world = createWorld();
    const draft = { draftOnly: true };
    await open(world.connect()).issue(goodsRequest('1001', { overrides: draft }));
    world.simulator.cancelSale('1001');
    await world.clock.sleep(70_000);
    const outcome = await open(world.connect({ account: `restarted-found-${++restarts}` }))
      .issue(goodsRequest('1001'))
      .then(
        (invoice) => ({ status: invoice.status }),
        (error: { failure: object }) => error.failure,
      );
    expect([{ class: 'conflict', code: 'saleCancelled' }, { status: 'cancelled' }]).toContainEqual(
      'code' in outcome ? { class: (outcome as { class?: string }).class, code: outcome.code } : outcome,
    );
    expect(invoices(world).filter(({ status }) => status !== 'pending')).toEqual([]);
  });

  test('F7: whose invoice was cancelled leaves by the error output', async () => {
    const world = createWorld();
    await issue(world, paidOrder());
    await world.clock.sleep(70_000);
    world.simulator.cancelInvoice('1001');
    for (const fresh of [false, true]) {
      const invoice = await issue(world, paidOrder(), fresh);
      expect(invoice.status).toBe('cancelled');
      const { failure } = await failureOf(Promise.resolve().then(() => refuseRejected(invoice)));
      expect(failure).toMatchObject({ class: 'conflict', code: 'invoiceCancelled', hint: expect.stringContaining('again') });
    }
  });
});
