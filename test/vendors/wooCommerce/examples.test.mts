/** The examples of WooCommerce's reference, field by field: each changes the document, or stands below with why it is left out. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { mapOrder } from '../../../vendors/wooCommerce/orders/mapOrder.ts';
import { readRefund } from '../../../vendors/wooCommerce/orders/refunds.ts';
import { silentFields, type Fields } from '../../support/fieldByField.mts';
import { describeWithSpecification, specificationFile } from '../../support/specifications.mts';

/** Parts of an order, and the fields of each that no document has. */
const leftOut: Readonly<Record<string, readonly string[]>> = {
  order: [
    // Of no use outside the store.
    ...['_links', 'cart_hash', 'customer_ip_address', 'customer_user_agent', 'order_key', 'version'],
    // Told in another way: moments in UTC, sums by the lines, what prices include by the lines being without tax.
    ...['date_created', 'date_modified', 'date_paid', 'date_completed', 'cart_tax', 'shipping_tax', 'discount_total'],
    ...['discount_tax', 'prices_include_tax', 'tax_lines'],
    // When it was completed is the moment of the trigger's event.
    'date_completed_gmt',
    // Of orders that belong to others (subscriptions), what the panel says by itself, and what is only ever sent.
    ...['parent_id', 'is_editable', 'needs_payment', 'set_paid'],
  ],
  billing: [],
  shipping: [],
  // Keys and values are read.
  meta_data: ['id'],
  line_items: [
    // A float of total and quantity; taxes are told by their sum.
    ...['price', 'subtotal_tax', 'tax_class', 'taxes', 'total_tax'],
    // The variation stands in the name; what else was written on a line has no place in a document. `_reduced_stock`: see refunds.
    'meta_data',
  ],
  // All of it is in `total_tax` of the order.
  tax_lines: ['compound', 'id', 'label', 'meta_data', 'rate_code', 'rate_id', 'shipping_tax_total', 'tax_total'],
  // The price is `shipping_total` of the order; tracking stands in the order's own meta data. `id`: see refunds.
  shipping_lines: ['id', 'meta_data', 'method_id', 'taxes', 'total', 'total_tax'],
  // The tax is in the order's; `amount` is the total before taxes were reckoned.
  fee_lines: ['amount', 'meta_data', 'tax_class', 'tax_status', 'taxes', 'total_tax'],
  // What a coupon took off is in the lines.
  coupon_lines: ['discount', 'discount_tax', 'id', 'meta_data'],
  // Their sum says how the order stands; all else each refund itself tells, see below.
  refunds: ['id', 'reason'],
};

const leftOutOfRefunds: Readonly<Record<string, readonly string[]>> = {
  refund: [
    // Of no use outside the store, or only ever sent.
    ...['_links', 'api_refund', 'api_restock', 'meta_data', 'refunded_by'],
    // The moment of the trigger's event.
    ...['date_created', 'date_created_gmt'],
    // Whether the gateway gave it back, or a person by hand: the money went back either way.
    'refunded_payment',
  ],
  // As of the order's lines; a refund's line is known by the line of the order that it names in its meta data.
  line_items: ['id', 'price', 'refund_total', 'subtotal', 'subtotal_tax', 'tax_class', 'taxes'],
  shipping_lines: ['id', 'method_id', 'method_title', 'taxes'],
};

describeWithSpecification('woocommerce/examples.json', 'the examples of WooCommerce', (file) => {
  const { examples } = JSON.parse(readFileSync(file, 'utf8')) as { examples: Record<string, Fields | Fields[]> };
  const documented = JSON.parse(readFileSync(specificationFile('woocommerce/fields.json')!, 'utf8')) as Record<
    string,
    Record<string, object>
  >;
  const orders = Object.entries(examples).filter(([name]) => name.startsWith('orders:'));
  const example = examples['orders: Retrieve an order'] as Fields;
  const read = (order: Fields) => mapOrder(order, [], 'example.com');

  test.each(orders)('%s is read, and its sums are those of its lines, shipping and tax', (_name, found) => {
    for (const order of [found].flat()) {
      const { number, totals } = read(order);
      expect(number).toBe(String(order.number));
      expect(totals.total).toBe(Number(order.total));
      expect(Math.round((totals.items - totals.discount + totals.shipping + totals.tax) * 100)).toBe(Math.round(totals.total * 100));
    }
  });

  /** The example has no fee, no coupon, no note and no company: an order of a Brazilian store with all of them. */
  const [billing, shipping] = [example.billing, example.shipping] as [Fields, Fields];
  const line = (example.line_items as Fields[])[0]!;
  const brazilian: Fields = {
    ...example,
    status: 'pending',
    customer_id: 4,
    customer_note: 'Sem pressa',
    payment_method: 'gateway',
    payment_method_title: 'Pix',
    payment_url: 'https://example.com/pagar',
    transaction_id: 'tx_1',
    is_editable: true,
    needs_payment: true,
    billing: {
      ...billing,
      country: 'BR',
      company: 'ACME',
      address_1: 'Rua A, 1',
      cpf: '52998224725',
      cnpj: '11222333000181',
      persontype: 'J',
    },
    shipping: { ...shipping, country: 'BR', company: 'ACME', address_1: 'Rua A, 1', first_name: '', last_name: '' },
    meta_data: [{ id: 1, key: 'presente', value: 'sim' }],
    fee_lines: [{ id: 9, name: 'Embrulho', amount: '3.00', total: '3.00' }],
    coupon_lines: [{ id: 10, code: 'NATAL' }],
  };
  const refunded: Fields = { ...example, refunds: [{ id: 726, reason: '', total: '-10.00' }] };
  const records = [example, brazilian, { ...brazilian, status: 'cancelled' }, refunded];

  const tables: Readonly<Record<string, string>> = {
    order: 'Order properties',
    billing: 'Order - Billing properties',
    shipping: 'Order - Shipping properties',
    meta_data: 'Order - Meta data properties',
    line_items: 'Order - Line items properties',
    tax_lines: 'Order - Tax lines properties',
    shipping_lines: 'Order - Shipping lines properties',
    fee_lines: 'Order - Fee lines properties',
    coupon_lines: 'Order - Coupon lines properties',
    refunds: 'Order - Refunds properties',
  };

  test.each(Object.keys(leftOut))('every field of %s changes the document, but for those that are left out on purpose', (part) => {
    const own = records.flatMap((record) =>
      [part === 'order' ? record : record[part]].flat().flatMap((each) => Object.keys(each as Fields)),
    );
    const fields = [...own, ...Object.keys(documented.orders![tables[part]!]!)];
    expect(silentFields(records, part === 'order' ? '' : part, fields, read)).toEqual(leftOut[part]!.toSorted());
  });

  test.each(Object.keys(leftOutOfRefunds))('every field of %s of a refund changes what went back, but for those', (part) => {
    const named = {
      ...line,
      quantity: -1,
      total: '-3.00',
      total_tax: '-0.22',
      meta_data: [{ key: '_refunded_item_id', value: String(line.id) }],
    };
    const shippingLine = {
      ...(example.shipping_lines as Fields[])[0]!,
      id: 3,
      total: '-1.00',
      meta_data: [{ key: '_refunded_item_id', value: '317' }],
    };
    const refund: Fields = {
      ...(examples['order-refunds: Retrieve a refund'] as Fields),
      line_items: [named],
      shipping_lines: [shippingLine],
      fee_lines: [{ id: 5, total: '-1.00', total_tax: '0.00', meta_data: [{ key: '_refunded_item_id', value: '9' }] }],
    };
    const order: Fields = { ...refunded, fee_lines: brazilian.fee_lines };
    const readBoth = (each: Fields) => [mapOrder(order, [each], 'example.com'), readRefund(order, each, [each])];
    // An old refund names no line, and a deleted product is not known by its number.
    const all = [
      refund,
      { ...refund, line_items: [{ ...named, meta_data: [] }] },
      { ...refund, line_items: [{ ...named, product_id: 0 }] },
    ];
    const table = { refund: 'Order refund properties', line_items: 'Order refund - Line items properties' }[part];
    const own = [part === 'refund' ? refund : refund[part]].flat().flatMap((each) => Object.keys(each as Fields));
    const fields = [...own, ...(table === undefined ? [] : Object.keys(documented['order-refunds']![table]!))];
    expect(silentFields(all, part === 'refund' ? '' : part, fields, readBoth)).toEqual(leftOutOfRefunds[part]!.toSorted());
  });
});
