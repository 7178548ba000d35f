/** What the simulator answers, held against the vendor's own tables and examples. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { describeWithSpecification } from '../../support/specifications.mts';
import type { Loose } from '../support/loose.mts';
import { openShop } from './shop.mts';

const url = 'https://n8n.example/webhook/1/webhook';

/** Everything that an order can have. */
async function fullOrder() {
  const shop = openShop();
  const { id, orderNumber } = shop.woo.placeOrder({
    overrides: {
      items: [
        { sku: 'CAM-ALG-M', quantity: 2 },
        { sku: 'CAF-MOI-250', quantity: 1 },
      ],
      coupon: { code: 'X', percent: 10 },
      fees: [{ name: 'Embalagem', amount: 5 }],
      taxOnTop: 5,
      shipping: 10,
    },
  });
  shop.woo.refundOrder(orderNumber, { line: 0, quantity: 1 });
  await shop.post(`/orders/${id}/notes`, { note: 'x' });
  await shop.post('/webhooks', { topic: 'order.updated', delivery_url: url, secret: 'x' });
  const get = async (path: string) => (await shop.get(path)).body as Loose;
  return {
    order: await get(`/orders/${id}`),
    refund: (await get(`/orders/${id}/refunds`))[0],
    note: (await get(`/orders/${id}/notes`))[0],
    webhook: await get('/webhooks/1'),
  };
}

type Field = { readonly type: string; readonly notes?: readonly string[]; readonly options?: readonly string[] };
type Tables = Record<string, Record<string, Record<string, Field>>>;

const isWriteOnly = ({ notes = [] }: Field) => notes.includes('write-only');

/** The tables are of version 3.0, where a few types are not what the shop answers today. */
const fitsType = (type: string, value: unknown): boolean => {
  if (value === null) return true;
  if (type === 'integer') return Number.isInteger(value);
  if (type === 'boolean' || type === 'bool') return typeof value === 'boolean';
  if (type === 'array') return Array.isArray(value);
  if (type === 'object') return typeof value === 'object' && !Array.isArray(value);
  if (type === 'date-time') return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(String(value));
  return typeof value === 'string';
};

/** Fields of a table that are missing, or are of another type. */
function faultsOf(table: Record<string, Field>, shown: Loose, others: readonly string[] = []): string[] {
  return Object.entries(table)
    .filter(([name, field]) => !isWriteOnly(field) && !others.includes(name))
    .filter(([name, { type }]) => !(name in shown) || !fitsType(type, shown[name]))
    .map(([name]) => name);
}

describeWithSpecification('woocommerce/fields.json', 'every field of the reference', (file) => {
  const tables = JSON.parse(readFileSync(file, 'utf8')) as Tables;
  const orders = tables.orders!;

  test('stands in an order, of the type that it has there', async () => {
    const { order } = await fullOrder();
    expect(faultsOf(orders['Order properties']!, order)).toEqual([]);
    expect(faultsOf(orders['Order - Billing properties']!, order.billing)).toEqual([]);
    expect(faultsOf(orders['Order - Shipping properties']!, order.shipping)).toEqual([]);
    const rows: readonly (readonly [string, string, readonly string[]])[] = [
      ['Order - Meta data properties', 'meta_data', []],
      // A number, whatever the table says: the examples have one.
      ['Order - Line items properties', 'line_items', ['price']],
      ['Order - Tax lines properties', 'tax_lines', ['rate_id']],
      ['Order - Shipping lines properties', 'shipping_lines', []],
      ['Order - Fee lines properties', 'fee_lines', []],
      ['Order - Coupon lines properties', 'coupon_lines', []],
      ['Order - Refunds properties', 'refunds', []],
    ];
    for (const [table, field, others] of rows) {
      expect(order[field].length, field).toBeGreaterThan(0);
      for (const row of order[field]) expect([field, faultsOf(orders[table]!, row, others)]).toEqual([field, []]);
    }
    const line = order.line_items[0];
    expect([typeof line.price, typeof order.tax_lines[0].rate_id]).toEqual(['number', 'number']);
  });

  test('stands in refunds, notes and webhooks', async () => {
    const { refund, note, webhook } = await fullOrder();
    expect(faultsOf(tables['order-refunds']!['Order refund properties']!, refund)).toEqual([]);
    for (const row of refund.line_items) {
      expect(faultsOf(tables['order-refunds']!['Order refund - Line items properties']!, row, ['price', 'tax_class'])).toEqual([]);
    }
    // `added_by_user` is written only, and the table does not say so: the examples have none.
    expect(faultsOf(tables['order-notes']!['Order note properties']!, note, ['added_by_user'])).toEqual([]);
    expect(faultsOf(tables.webhooks!['Webhook properties']!, webhook)).toEqual([]);
  });
});

describeWithSpecification('woocommerce/examples.json', 'every field of the examples', (file) => {
  const { examples } = JSON.parse(readFileSync(file, 'utf8')) as { examples: Record<string, Loose> };

  /** Paths that the example has and the answer has not, or of another kind. Lists are compared by their first entries. */
  function missing(example: Loose, shown: Loose, path = ''): string[] {
    if (example === null || shown === null) return shown === undefined ? [path] : [];
    if (Array.isArray(example)) {
      if (!Array.isArray(shown)) return [path];
      return example.length === 0 || shown.length === 0 ? [] : missing(example[0], shown[0], `${path}[]`);
    }
    if (typeof example !== 'object') return typeof example === typeof shown ? [] : [path];
    return Object.entries(example).flatMap(([name, value]) =>
      shown[name] === undefined ? [`${path}.${name}`] : missing(value, shown[name], `${path}.${name}`),
    );
  }

  test.each([
    ['orders: Retrieve an order', 'order'],
    ['order-refunds: Retrieve a refund', 'refund'],
    ['order-notes: Retrieve an order note', 'note'],
    ['webhooks: Retrieve a webhook', 'webhook'],
  ] as const)('%s', async (title, kind) => {
    const shown = await fullOrder();
    expect(missing(examples[title], shown[kind])).toEqual([]);
  });
});
