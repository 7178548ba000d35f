/** C11, F9, F12: an order over the counter becomes an NFC-e with nothing to fill in. */
import { describe, expect, test } from 'vitest';
import type { IDataObject } from 'n8n-workflow';
import type { Order } from '../../domain/documents/order.ts';
import type { InvoiceIssuer } from '../../domain/ports/invoiceIssuer.ts';
import * as issue from '../../nodes/ErpInvoice/invoice/issue.operation.ts';
import * as preflight from '../../nodes/ErpInvoice/invoice/preflight.operation.ts';
import { openInvoiceIssuer as openBling } from '../../vendors/bling/invoice/invoiceIssuer.ts';
import { openInvoiceIssuer as openFocusNfe } from '../../vendors/focusNfe/invoice/invoiceIssuer.ts';
import { createRandom } from '../../sandbox/world/random.mts';
import { blingWorld } from '../contracts/support/blingWorld.mts';
import { failureOf } from '../contracts/support/failureOf.mts';
import { focusNfeWorld } from '../contracts/support/focusNfeWorld.mts';
import { address, paidOrder } from '../contracts/support/order.mts';
import { shopifyWorld } from '../contracts/support/shopifyWorld.mts';
import { paidOrders } from '../vendors/shopify/support/paidOrders.mts';
import { oneItem } from './support/fakeN8n.mts';

const nobody = { name: null, email: null, phone: null, taxId: null, stateRegistration: null };

/** Goods of 192.25 and nobody's name. */
const counterSale = (change: Partial<Order> = {}): Order =>
  paidOrder('1001', {
    customer: nobody,
    billingAddress: null,
    shippingAddress: null,
    shipping: { method: null, price: 0 },
    totals: { items: 192.25, discount: 0, shipping: 0, tax: 0, total: 192.25 },
    payments: [{ vendor: 'cash', method: 'cash' }],
    ...change,
  });

const issuers = [
  { vendor: 'bling', make: () => blingWorld(), open: (world: ReturnType<typeof blingWorld>) => openBling(world.connect()) },
  { vendor: 'focusNfe', make: () => focusNfeWorld(), open: (world: ReturnType<typeof focusNfeWorld>) => openFocusNfe(world.connect()) },
] as unknown as { vendor: string; make(): ReturnType<typeof blingWorld>; open(world: unknown): InvoiceIssuer }[];

const onItem = (order: Order, vendor: string) =>
  oneItem({ order } as unknown as IDataObject, {
    orderFrom: 'item',
    vendor,
    model: 65,
    taxDetails: { ncm: '61091000' },
    'options.waitSeconds': 0,
  });

const preflightOf = async (order: Order, vendor: string, issuer: InvoiceIssuer) =>
  ((await preflight.execute(onItem(order, vendor), 0, issuer)).documents.preflight as { problems: { field: string; message: string }[] })
    .problems;

describe.each(issuers)('an NFC-e by $vendor', ({ vendor, make, open }) => {
  const issued = async (order: Order) => {
    const world = make();
    const issuer = open(world);
    expect(await preflightOf(order, vendor, issuer)).toEqual([]);
    const work = issue.execute(onItem(order, vendor), 0, issuer);
    const invoice = (await work).documents.invoice as IDataObject;
    expect(invoice).toMatchObject({ model: 65 });
    await world.clock.sleep(120_000);
    expect((await issuer.get(String(invoice.id), 65)).status).toBe('authorized');
    expect(world.violations).toEqual([]);
    return world.simulator.ledger().find(({ kind }) => kind === 'invoice')!.detail as IDataObject;
  };

  test('needs neither name nor CPF nor address', async () => {
    const detail = await issued(counterSale());
    expect(detail).toMatchObject({ total: 192.25 });
  });

  test('with a CPF on the receipt and nothing else', async () => {
    await issued(counterSale({ customer: { ...nobody, taxId: { type: 'CPF', value: '52998224725' } } }));
  });

  test('with name and CPF and half an address: what is not whole is left out', async () => {
    const customer = { ...nobody, name: 'Ana Souza', taxId: { type: 'CPF', value: '52998224725' } as const };
    await issued(counterSale({ customer, billingAddress: { ...address, number: null, postalCode: null } }));
  });

  test('of a shop over the counter, as Shopify tells it', async () => {
    const world = shopifyWorld();
    const [order] = await paidOrders(world, 1, { overrides: { pos: true, items: [{ sku: 'CAF-MOI-250', quantity: 2 }] } });
    expect(order).toMatchObject({ sourceName: 'pos', billingAddress: null, shippingAddress: null, payments: [{ method: 'cash' }] });
    await issued(order!);
  });

  test('that is brought home names who gets it and where (787, 788)', async () => {
    const home = {
      shipping: { method: 'Motoboy', price: 10 },
      totals: { items: 192.25, discount: 0, shipping: 10, tax: 0, total: 202.25 },
    };
    const issuer = open(make());
    expect((await preflightOf(counterSale(home), vendor, issuer)).map(({ field }) => field)).toEqual([
      'order.customer.taxId',
      'order.shippingAddress',
    ]);
    const customer = { ...nobody, name: 'Ana Souza', taxId: { type: 'CPF', value: '52998224725' } as const };
    await issued(counterSale({ ...home, customer, shippingAddress: { ...address, state: 'SP', city: 'São Paulo' } }));
  });

  test('over more than R$ 10.000,00 names its consumer (750)', async () => {
    const [shirt] = paidOrder().items;
    const items = [{ ...shirt!, quantity: 200, total: 15_980 }];
    const totals = { items: 15_980, discount: 0, shipping: 0, tax: 0, total: 15_980 };
    const { failure } = await failureOf(issue.execute(onItem(counterSale({ items, totals }), vendor), 0, open(make())));
    expect(failure.message).toContain(
      'order.customer.taxId) is missing: an NFC-e over more than R$ 10.000,00 names its consumer (rejection 750)',
    );
  });

  test('a wrong CPF is still wrong', async () => {
    const customer = { ...nobody, taxId: { type: 'CPF', value: '52998224726' } as const };
    expect((await preflightOf(counterSale({ customer }), vendor, open(make()))).map(({ field }) => field)).toEqual([
      'order.customer.taxId',
    ]);
  });
});

test('Olist Tiny keeps customers: Preflight says beforehand that its NFC-e needs one', async () => {
  const problems = await preflightOf(counterSale(), 'olistTiny', {} as InvoiceIssuer);
  expect(problems.map(({ field }) => field)).toEqual(['order.customer.name', 'order.customer.taxId']);
});

/** Whatever of the consumer is there: what Preflight lets through, the simulated SEFAZ authorizes. */
test('150 sales over the counter with parts of a consumer', async () => {
  const random = createRandom(20261209);
  const maybe = <T,>(value: T) => (random.chance(0.5) ? value : null);
  let passed = 0;
  for (let round = 0; round < 150; round++) {
    const home = random.chance(0.3);
    const price = home ? 10 : 0;
    const order = counterSale({
      customer: {
        name: maybe('Ana Souza'),
        email: maybe('ana@cliente.example'),
        phone: maybe('+5531988887777'),
        taxId: random.pick([null, { type: 'CPF', value: '52998224725' }, { type: 'CNPJ', value: '12ABC34501DE35' }]),
        stateRegistration: maybe('ISENTO'),
      },
      billingAddress: maybe({ ...address, number: maybe('10'), postalCode: maybe('30160011'), district: maybe('Centro') }),
      shipping: { method: null, price },
      totals: { items: 192.25, discount: 0, shipping: price, tax: 0, total: 192.25 + price },
      payments: [{ method: random.pick(['cash', 'pix', 'credit_card', 'debit_card', 'unknown'] as const) }],
    });
    const { vendor, make, open } = random.pick(issuers);
    const world = make();
    const issuer = open(world);
    if ((await preflightOf(order, vendor, issuer)).length > 0) continue;
    passed++;
    const { id } = (await issue.execute(onItem(order, vendor), 0, issuer)).documents.invoice as IDataObject;
    await world.clock.sleep(120_000);
    expect(await issuer.get(String(id), 65)).toMatchObject({ status: 'authorized', rejection: null });
  }
  expect(passed).toBeGreaterThan(80);
});
