/** The examples of WooCommerce's reference: read without loss, but for what is left out on purpose. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { mapOrder } from '../../../vendors/wooCommerce/orders/mapOrder.ts';
import { describeWithSpecification } from '../../support/specifications.mts';

type Example = Record<string, unknown>;

const read = (order: Example) => JSON.stringify(mapOrder(order, [], 'example.com'));

/** Parts of an order, and the fields of each that no document has. */
const leftOut: Readonly<Record<string, readonly string[]>> = {
  order: [
    // Of no use outside the store.
    ...['_links', 'cart_hash', 'currency_symbol', 'customer_ip_address', 'customer_user_agent', 'order_key', 'version'],
    // Told in another way: moments in UTC, sums by the lines, what prices include by the lines being without tax.
    ...['date_created', 'date_modified', 'date_paid', 'date_completed', 'date_completed_gmt', 'cart_tax', 'shipping_tax', 'discount_total'],
    ...['discount_tax', 'prices_include_tax', 'tax_lines'],
    // Of orders that belong to others (subscriptions), and what the panel says by itself.
    ...['parent_id', 'is_editable', 'needs_payment'],
    // Only while it is open, only where money went back: see the test of the mapping.
    ...['payment_url', 'refunds', 'fee_lines', 'coupon_lines', 'customer_note', 'transaction_id', 'customer_id'],
    // The example has nothing but a plugin's own (`_…`): see the test of the mapping.
    'meta_data',
    // The title speaks where the gateway's id does not.
    'payment_method_title',
  ],
  line_items: ['image', 'meta_data', 'parent_name', 'price', 'subtotal_tax', 'tax_class', 'taxes', 'total_tax', 'tax_class_id'],
  // A person's employer: told for who buys with a CNPJ.
  billing: ['company'],
};

function changed(value: unknown): unknown {
  if (typeof value === 'number') return value + 7;
  if (typeof value === 'boolean') return !value;
  if (typeof value !== 'string') return undefined;
  if (/^\d+\.\d+$/.test(value)) return (Number(value) + 3).toFixed(2);
  if (/^\d{4}-\d\d-\d\dT/.test(value)) return value.replace(/^\d{4}/, '2019');
  return value.startsWith('(') ? value.replace(/\d$/, '4') : `${value}x`;
}

describeWithSpecification('woocommerce/examples.json', 'the examples of WooCommerce', (file) => {
  const { examples } = JSON.parse(readFileSync(file, 'utf8')) as { examples: Record<string, Example | Example[]> };
  const orders = Object.entries(examples).filter(([name]) => name.startsWith('orders:'));
  const example = examples['orders: Retrieve an order'] as Example;

  test.each(orders)('%s is read, and its sums are those of its lines, shipping and tax', (_name, found) => {
    for (const order of [found].flat()) {
      const document = mapOrder(order, [], 'example.com');
      const { totals } = document;
      expect(document.number).toBe(String(order.number));
      expect(totals.total).toBe(Number(order.total));
      expect(Math.round((totals.items - totals.discount + totals.shipping + totals.tax) * 100)).toBe(Math.round(totals.total * 100));
    }
  });

  const fieldsOf = (part: string) => Object.keys(part === 'order' ? example : [example[part]].flat()[0]!);

  test.each(Object.keys(leftOut))('every field of %s changes the document, but for those that are left out on purpose', (part) => {
    const before = read(example);
    const silent = fieldsOf(part).filter((field) => {
      const alter = (record: Example) => ({ ...record, [field]: changed(record[field]) });
      if (part === 'order') return read(alter(example)) === before;
      const value = example[part];
      const altered = Array.isArray(value) ? value.map((each) => alter(each as Example)) : alter(value as Example);
      return read({ ...example, [part]: altered }) === before;
    });
    expect(silent.filter((field) => !leftOut[part]!.includes(field))).toEqual([]);
  });
});
