/** `docs/RELIABILITY.md` names every writing operation that the nodes offer, and is what a whole run makes of it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { describe, expect, test } from 'vitest';
import { appointment } from '../../nodes/Appointment/appointment/appointment.resource.ts';
import { customer } from '../../nodes/Asaas/customer/customer.resource.ts';
import { balance } from '../../nodes/Asaas/balance/balance.resource.ts';
import { payment } from '../../nodes/Asaas/payment/payment.resource.ts';
import { paymentLink } from '../../nodes/Asaas/paymentLink/paymentLink.resource.ts';
import { serviceInvoice } from '../../nodes/Asaas/serviceInvoice/serviceInvoice.resource.ts';
import { subscription } from '../../nodes/Asaas/subscription/subscription.resource.ts';
import { transfer } from '../../nodes/Asaas/transfer/transfer.resource.ts';
import { shipment } from '../../nodes/CarrierShipment/shipment/shipment.resource.ts';
import { leadResource } from '../../nodes/CrmLead/lead/lead.resource.ts';
import { invoiceResource } from '../../nodes/ErpInvoice/invoice/invoice.resource.ts';
import { fulfillment } from '../../nodes/ShopifyOrder/fulfillment/fulfillment.resource.ts';
import { order } from '../../nodes/ShopifyOrder/order/order.resource.ts';
import { payment as stripePayment } from '../../nodes/StripePayment/payment/payment.resource.ts';
import { stock } from '../../nodes/StockUpdate/stock/stock.resource.ts';
import { order as nuvemshopOrder } from '../../nodes/NuvemshopOrder/order/order.resource.ts';
import { order as wooOrder } from '../../nodes/WooCommerceOrder/order/order.resource.ts';
import { message } from '../../nodes/WhatsAppNotify/message/message.resource.ts';
import { carriers, invoiceIssuers, leadBooks, leadKeepers, skuStocks } from '../../vendors/index.ts';
import { operations } from '../contracts/reliability/operations.mts';
import { nameCells, readTables, renderPage } from '../../scripts/reliabilityPage.mts';

const file = new URL('../../docs/RELIABILITY.md', import.meta.url);
const page = readFileSync(file, 'utf8');
const tables = readTables(page);

/** What only looks, or only sends what another operation has made. Whatever is not among them has to have a row. */
const readings = [
  'get',
  'getMany',
  'getBankSlip',
  'getPixQrCode',
  'getStatus',
  'checkNumber',
  'download',
  'downloadMedia',
  'preflight',
  'quote',
  'wait',
  'findFreeTimes',
  'getAgencies',
  'getBalance',
  'getTracking',
  'checkAddress',
  'printLabel',
];

interface Offering {
  value: string;
  operations: Readonly<Record<string, unknown>>;
  offers?: readonly { vendor: string; operations: readonly string[] }[];
}

/** Node, operation and vendor of all that writes. */
function writing(node: string, resources: readonly Offering[], vendors: readonly { id: string }[], isNamed: boolean): string[] {
  return resources.flatMap(({ value, operations: all, offers }) =>
    (offers ?? vendors.map(({ id }) => ({ vendor: id, operations: Object.keys(all) }))).flatMap(({ vendor, operations: offered }) =>
      offered.filter((name) => !readings.includes(name)).map((name) => `${node} · ${isNamed ? `${value}: ${name}` : name} · ${vendor}`),
    ),
  );
}

/** What the shop itself delivers is written nowhere: a document is made of the order, and made again alike. */
const withoutOwnCourier = {
  ...shipment,
  offers: shipment.offers!.filter(({ vendor }) => !carriers.some(({ id, byShop }) => id === vendor && byShop)),
};

const offered = [
  ...writing('Asaas', [balance, customer, payment, paymentLink, serviceInvoice, subscription, transfer], [{ id: 'asaas' }], true),
  ...writing('ERP Invoice', [invoiceResource(invoiceIssuers)], invoiceIssuers, false),
  ...writing('Carrier Shipment', [withoutOwnCourier], carriers, false),
  ...writing('CRM Lead', [leadResource(leadBooks, leadKeepers)], leadBooks, false),
  ...writing('Stock Update', [stock], skuStocks, false),
  ...writing('Shopify Order', [order, fulfillment], [{ id: 'shopify' }], true),
  ...writing('Stripe Payment', [stripePayment], [{ id: 'stripe' }], true),
  ...writing('Nuvemshop Order', [nuvemshopOrder], [{ id: 'nuvemshop' }], true),
  ...writing('WooCommerce Order', [wooOrder], [{ id: 'wooCommerce' }], true),
  ...writing('Appointment', [appointment], [{ id: 'googleCalendar' }], false),
  ...writing('WhatsApp Notify', [message], [], false),
];

/** What is still to be written cannot be tried; `notYetWritten.test` tells of it. */
function isWritten(vendor: string): boolean {
  const folder = resolve(import.meta.dirname, '../../vendors', vendor);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts'));
  return !files.some((path) => readFileSync(join(folder, path), 'utf8').includes('Not written yet: '));
}

/** Forms of one operation are rows of their own. */
const plainName = ([node = '', operation = '', vendor = '']: readonly string[]) =>
  `${node} · ${operation.replace(/ \(.*\)$/, '')} · ${vendor}`;

describe('the page on reliability', () => {
  test('has a row for every writing operation that the nodes offer', () => {
    const written = offered.filter((name) => isWritten(name.split(' · ').at(-1)!));
    expect([...new Set(tables.tried.map(plainName))].toSorted()).toEqual([...new Set(written)].toSorted());
  });

  test('has the rows of the operations that are tried, in both tables', () => {
    const names = operations.map((operation) => nameCells(operation).join(' · ')).toSorted();
    expect(tables.tried.map((cells) => cells.slice(0, 3).join(' · ')).toSorted()).toEqual(names);
    expect(tables.costs.map((cells) => cells.slice(0, 3).join(' · ')).toSorted()).toEqual(names);
  });

  test('promises one effect where something can hold it, and nowhere more than is said', () => {
    for (const operation of operations) {
      const name = nameCells(operation).join(' · ');
      const [, , , guard, , , , , effects] = tables.tried.find((cells) => cells.slice(0, 3).join(' · ') === name)!;
      expect(guard, name).toBe(operation.guard);
      const most = operation.most ?? 1;
      const least = operation.guard === 'memory' ? '0 to ' : '1 to ';
      expect([String(most), `${least}${most}`], name).toContain(effects);
    }
  });

  test('is what a whole run makes of its tables', async () => {
    const options = { ...(await resolveConfig(file)), parser: 'markdown' };
    expect(await format(renderPage(tables), options)).toBe(page);
  });
});
