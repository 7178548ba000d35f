/** C5: tips, gift cards and what a person typed into an order: each step takes what is its own and says what it left out. */
import { describe, expect, test } from 'vitest';
import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { Order, OrderItem } from '../../domain/documents/order.ts';
import type { SkuStock } from '../../domain/ports/stock.ts';
import * as issue from '../../nodes/ErpInvoice/invoice/issue.operation.ts';
import * as preflight from '../../nodes/ErpInvoice/invoice/preflight.operation.ts';
import * as create from '../../nodes/CarrierShipment/shipment/create.operation.ts';
import * as deductOrder from '../../nodes/StockUpdate/stock/deductOrder.operation.ts';
import { skuLines } from '../../nodes/StockUpdate/stock/skuLines.ts';
import { deductByCount } from '../../nodes/StockUpdate/stock/orderByCount.ts';
import { openInvoiceIssuer } from '../../vendors/bling/invoice/invoiceIssuer.ts';
import { openInvoiceIssuer as openFocusNfe } from '../../vendors/focusNfe/invoice/invoiceIssuer.ts';
import { blingWorld } from '../contracts/support/blingWorld.mts';
import { focusNfeWorld } from '../contracts/support/focusNfeWorld.mts';
import { failureOf } from '../contracts/support/failureOf.mts';
import { melhorEnvioWorld } from '../contracts/support/melhorEnvioWorld.mts';
import { paidOrder } from '../contracts/support/order.mts';
import { oneItem } from './support/fakeN8n.mts';
import { inFakeTime } from './support/notifyHost.mts';

const [shirt] = paidOrder().items;

const line = (id: string, change: Partial<OrderItem>): OrderItem => ({
  ...shirt!,
  id,
  sku: null,
  quantity: 1,
  ncm: null,
  gtin: null,
  weightGrams: null,
  requiresShipping: false,
  ...change,
});

const tip = line('t', { kind: 'tip', name: 'Gorjeta', unitPrice: 10, total: 10 });
const giftCard = line('g', { kind: 'giftCard', name: 'Vale-presente', sku: 'VALE-100', unitPrice: 100, total: 100 });
const embroidery = line('e', { kind: 'custom', name: 'Bordado', unitPrice: 15, total: 15 });

/** Two shirts (159.80), 20.00 of shipping, and these lines. */
function orderWith(...more: OrderItem[]): Order {
  const extra = more.reduce((sum, { total }) => sum + total, 0);
  const cents = (amount: number) => Math.round(amount * 100) / 100;
  const totals = { items: cents(159.8 + extra), discount: 0, shipping: 20, tax: 0, total: cents(179.8 + extra) };
  return paidOrder('1001', { items: [shirt!, ...more], totals });
}

const onItem = (order: Order, parameters: Record<string, unknown> = {}) =>
  oneItem({ order } as unknown as IDataObject, { orderFrom: 'item', vendor: 'bling', 'options.waitSeconds': 0, ...parameters });

const generic = { 'options.unknownProducts': 'generic', 'options.genericSku': 'CAF-MOI-250' };

async function issued(order: Order, parameters: Record<string, unknown> = {}) {
  const world = blingWorld();
  const issuer = openInvoiceIssuer(world.connect());
  const { documents } = await issue.execute(onItem(order, parameters), 0, issuer);
  const [entry] = world.simulator.ledger().filter(({ kind }) => kind === 'invoice');
  return { invoice: documents.invoice as IDataObject, detail: entry?.detail as IDataObject };
}

describe('the nota fiscal in Bling', () => {
  test('is over the goods and the shipping: the tip is told and left out', async () => {
    const { invoice, detail } = await issued(orderWith(tip));
    expect(detail).toMatchObject({ total: 179.8, items: [{ sku: 'CAM-ALG-M', quantity: 2 }] });
    expect(invoice.leftOut).toEqual([{ id: 't', name: 'Gorjeta', kind: 'tip', quantity: 1, total: 10 }]);
  });

  test('a gift card is no goods, SKU or not', async () => {
    const { invoice, detail } = await issued(orderWith(giftCard));
    expect(detail).toMatchObject({ total: 179.8, items: [{ sku: 'CAM-ALG-M', quantity: 2 }] });
    expect(invoice.leftOut).toMatchObject([{ kind: 'giftCard', total: 100 }]);
  });

  test('what was typed in is sold as the generic product: 159.80 + 15.00 + 20.00', async () => {
    const { invoice, detail } = await issued(orderWith(embroidery), generic);
    expect(detail).toMatchObject({ total: 194.8 });
    expect((detail.items as IDataObject[]).map(({ sku, quantity }) => [sku, quantity])).toEqual([
      ['CAM-ALG-M', 2],
      ['CAF-MOI-250', 1],
    ]);
    expect(invoice).not.toHaveProperty('leftOut');
  });

  test('without one the message names the line and the option', async () => {
    const { failure } = await failureOf(issued(orderWith(embroidery)));
    expect(failure).toMatchObject({ code: 'orderIncomplete' });
    expect(failure.message).toContain('order.items[1].sku) is missing ("Bordado")');
    expect(failure.message).toContain('"Unknown Products", "Use a Generic Product"');
  });

  test('an order of a gift card alone has none, and says why', async () => {
    const order = paidOrder('1001', {
      items: [giftCard],
      shipping: { method: null, price: 0 },
      totals: { items: 100, discount: 0, shipping: 0, tax: 0, total: 100 },
    });
    const { failure } = await failureOf(issued(order));
    expect(failure.message).toContain('order.items) has nothing that this invoice is for, only a gift card ("Vale-presente")');
  });
});

describe('Preflight', () => {
  const problemsOf = async (order: Order, parameters: Record<string, unknown> = {}) => {
    const issuer = openInvoiceIssuer(blingWorld().connect());
    return ((await preflight.execute(onItem(order, parameters), 0, issuer)).documents.preflight as IDataObject).problems as {
      field: string;
    }[];
  };

  test('sees what Issue sees', async () => {
    expect(await problemsOf(orderWith(tip, giftCard))).toEqual([]);
    expect((await problemsOf(orderWith(embroidery))).map(({ field }) => field)).toEqual(['order.items[1].sku']);
    expect(await problemsOf(orderWith(embroidery), generic)).toEqual([]);
  });

  test('an issuer that keeps no products needs no SKU of what was typed in, only its NCM', async () => {
    const parameters = { vendor: 'focusNfe', taxDetails: { ncm: '61091000' } };
    const issuer = { ...openFocusNfe(focusNfeWorld().connect()), missingSettings: () => [] };
    const { documents } = await preflight.execute(onItem(orderWith(embroidery), parameters), 0, issuer);
    expect(documents.preflight).toEqual({ ok: true, problems: [] });
  });
});

describe('stock', () => {
  const movedBy = async (order: Order) => {
    const moved: [string, number][] = [];
    const counter = {
      adjust: async (movements) =>
        movements.map(({ sku, location, delta }) => {
          moved.push([sku, delta]);
          return { vendor: 'store', sku, location, before: null, after: null, delta, movementId: null, status: 'moved' as const };
        }),
    } as Partial<SkuStock> as SkuStock;
    const context = { ...onItem(order), continueOnFail: () => true } as IExecuteFunctions;
    const stock = await inFakeTime(async () => (await (await deductByCount(context, counter, 'store'))(0)).documents.stock);
    return { moved, stock: stock as IDataObject[] };
  };

  test('the shirts leave, and each other line is told with its reason', async () => {
    const { moved, stock } = await movedBy(orderWith(tip, giftCard, embroidery));
    expect(moved).toEqual([['CAM-ALG-M', -2]]);
    expect(stock.map(({ sku, status, delta }) => [sku, status, delta])).toEqual([
      ['CAM-ALG-M', 'moved', -2],
      ['Gorjeta', 'left_out', 0],
      ['Vale-presente', 'left_out', 0],
      ['Bordado', 'left_out', 0],
    ]);
    expect(stock[1]).toMatchObject({ reason: 'Not in stock: a tip ("Gorjeta")' });
  });

  test('what is asked for behind an order is its goods', () => {
    expect(skuLines(onItem(orderWith(tip, giftCard, embroidery)), 0)).toEqual(['CAM-ALG-M']);
  });

  test('an order of a tip alone moves nothing and is no failure', async () => {
    const { moved, stock } = await movedBy(paidOrder('1001', { items: [tip] }));
    expect([moved, stock.map(({ status }) => status)]).toEqual([[], ['left_out']]);
  });

  test('a system that knows the order is handed its goods', async () => {
    const asked: Order[] = [];
    const keeper = { deductOrder: async ({ order }: { order: Order }) => (asked.push(order), []) };
    const { documents } = await deductOrder.execute(onItem(orderWith(tip, giftCard)), 0, keeper as never);
    expect(asked.map(({ items }) => items.map(({ sku }) => sku))).toEqual([['CAM-ALG-M']]);
    expect((documents.stock as IDataObject[]).map(({ status }) => status)).toEqual(['left_out', 'left_out']);
  });
});

describe('the parcel', () => {
  test('weighs and is insured for the shirts: 380 g, 159.80', async () => {
    const world = melhorEnvioWorld();
    const parameters = { choose: 'cheapest', service: '', parcelHeight: 10, parcelWidth: 15, parcelLength: 20 };
    const { documents } = await create.execute(onItem(orderWith(tip, giftCard), parameters), 0, world.open());
    expect((documents.shipment as IDataObject).leftOut).toMatchObject([{ kind: 'tip' }, { kind: 'giftCard' }]);
    expect(world.labels()).toMatchObject([{ detail: { units: 2, insuranceValue: 159.8 } }]);
  });
});
