/** F22, C16: an order that costs nothing has its invoice with every issuer of goods. */
import { expect, test } from 'vitest';
import type { InvoiceIssuer } from '../../domain/ports/invoiceIssuer.ts';
import { openInvoiceIssuer as openBling } from '../../vendors/bling/invoice/invoiceIssuer.ts';
import { openInvoiceIssuer as openTiny } from '../../vendors/olistTiny/invoice/invoiceIssuer.ts';
import { openInvoiceIssuer as openOmie } from '../../vendors/omie/invoice/invoiceIssuer.ts';
import { blingWorld } from '../contracts/support/blingWorld.mts';
import { olistTinyWorld } from '../contracts/support/olistTinyWorld.mts';
import { omieWorld } from '../contracts/support/omieWorld.mts';
import { paidOrder } from '../contracts/support/order.mts';
import { goodsRequest } from '../contracts/invoiceIssuer.contract.mts';

const [shirt] = paidOrder().items;
const free = paidOrder('1001', {
  items: [{ ...shirt!, discount: 159.8, total: 0 }],
  shipping: { method: null, price: 0 },
  discount: 159.8,
  totals: { items: 159.8, discount: 159.8, shipping: 0, tax: 0, total: 0 },
});

interface Shown {
  connect(): never;
  clock: { sleep(ms: number): Promise<void> };
  violations: unknown;
  simulator: { ledger(): readonly { kind: string; detail?: Readonly<Record<string, unknown>> }[] };
}

test.each([
  ['Bling', blingWorld, openBling],
  ['Olist Tiny', olistTinyWorld, openTiny],
  ['Omie', omieWorld, openOmie],
] as unknown as [string, () => Shown, (connection: never) => InvoiceIssuer][])('with %s', async (_name, createWorld, open) => {
  const world = createWorld();
  const issuer = open(world.connect());
  const { id } = await issuer.issue(goodsRequest('1001', { order: free }));
  await world.clock.sleep(60_000);
  expect(await issuer.get(id, 55)).toMatchObject({ status: 'authorized' });
  expect(world.simulator.ledger().find(({ kind }) => kind === 'invoice')?.detail).toMatchObject({ total: 0 });
  expect(world.violations).toEqual([]);
});
