/** An order that is not in reais: nobody takes its amounts for reais. */
import type { IDataObject } from 'n8n-workflow';
import { describe, expect, test } from 'vitest';
import type { Order } from '../../domain/documents/order.ts';
import { payment } from '../../nodes/Asaas/payment/payment.resource.ts';
import * as serviceInvoice from '../../nodes/Asaas/serviceInvoice/schedule.operation.ts';
import * as createShipment from '../../nodes/CarrierShipment/shipment/create.operation.ts';
import * as quoteShipment from '../../nodes/CarrierShipment/shipment/quote.operation.ts';
import * as issue from '../../nodes/ErpInvoice/invoice/issue.operation.ts';
import * as preflight from '../../nodes/ErpInvoice/invoice/preflight.operation.ts';
import { openAsaasAccount } from '../../vendors/asaas/account/asaasAccount.ts';
import { openInvoiceIssuer } from '../../vendors/asaas/invoice/invoiceIssuer.ts';
import { openInvoiceIssuer as openBling } from '../../vendors/bling/invoice/invoiceIssuer.ts';
import { asaasWorld } from '../contracts/support/asaasWorld.mts';
import { blingWorld } from '../contracts/support/blingWorld.mts';
import { failureOf } from '../contracts/support/failureOf.mts';
import { melhorEnvioWorld } from '../contracts/support/melhorEnvioWorld.mts';
import { paidOrder } from '../contracts/support/order.mts';
import { oneItem } from './support/fakeN8n.mts';

const service = { model: 'nfse', serviceName: 'Consultoria', serviceCode: '1.01', issRate: 2, 'options.waitSeconds': 0 };
const box = { choose: 'cheapest', service: '', parcelHeight: 10, parcelWidth: 15, parcelLength: 20 };
const create = payment.operations.create!;
const byDefault = Object.fromEntries(create.description.map(({ name, default: value }) => [name, value]));

const itemOf = (order: Order, parameters: Record<string, unknown>) =>
  oneItem({ order } as unknown as IDataObject, { orderFrom: 'item', chargeFor: 'order', ...parameters });

/** Each in a world of its own; tells how many calls it took. */
const steps: Record<string, (order: Order) => Promise<number>> = {
  'an NF-e': async (order) => {
    const world = blingWorld();
    await issue.execute(itemOf(order, { vendor: 'bling', 'options.waitSeconds': 0 }), 0, openBling(world.connect()));
    return world.calls.length;
  },
  'an NFS-e': async (order) => {
    const world = asaasWorld();
    await issue.execute(itemOf(order, { vendor: 'asaas', ...service }), 0, openInvoiceIssuer(world.connect()));
    return world.calls.length;
  },
  'a charge': async (order) => {
    const world = asaasWorld();
    await create.execute(itemOf(order, byDefault), 0, openAsaasAccount(world.connect()));
    return world.calls.length;
  },
  'an NFS-e on a day': async (order) => {
    const world = asaasWorld();
    await serviceInvoice.execute(itemOf(order, service), 0, openAsaasAccount(world.connect()));
    return world.calls.length;
  },
  'a label': async (order) => {
    const world = melhorEnvioWorld();
    await createShipment.execute(itemOf(order, box), 0, world.open());
    return world.calls.length;
  },
  'a quote': async (order) => {
    const world = melhorEnvioWorld();
    await quoteShipment.execute(itemOf(order, box), 0, world.open());
    return world.calls.length;
  },
};

describe.each(Object.entries(steps))('%s', (_name, work) => {
  test('is refused to an order in dollars, before anything is asked', async () => {
    const { failure } = await failureOf(work(paidOrder('1001', { currency: 'USD' })));
    expect(failure).toMatchObject({ class: 'validation', message: expect.stringContaining('order.currency is USD') });
  });

  test.each(['BRL', 'brl', null, undefined])('is there for one in %j', async (currency) => {
    expect(await work(paidOrder('1001', { currency: currency as string }))).toBeGreaterThan(0);
  });
});

test('Preflight of an NFS-e names the currency, and that nothing was paid', async () => {
  const look = async (change: Partial<Order>) => {
    const context = itemOf(paidOrder('1001', change), { vendor: 'asaas', ...service });
    return (await preflight.execute(context, 0, openInvoiceIssuer(asaasWorld().connect()))).documents.preflight;
  };
  expect(await look({ currency: 'USD' })).toMatchObject({ ok: false, problems: [{ field: 'order.currency' }] });
  const free = paidOrder().items.map((item) => ({ ...item, discount: item.quantity * item.unitPrice, total: 0 }));
  const totals = { items: 192.25, discount: 192.25, shipping: 0, tax: 0, total: 0 };
  expect(await look({ items: free, shipping: { method: null, price: 0 }, totals })).toMatchObject({
    ok: false,
    problems: [{ field: 'order.totals.total', message: expect.stringContaining('is 0') }],
  });
});
