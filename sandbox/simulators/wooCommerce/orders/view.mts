/** Orders as the API shows them. */
import type { Context } from '../context.mts';
import { shopUrl } from '../shopUrl.mts';
import type { Meta, WooLine, WooOrder } from './model.mts';
import { totalsOf } from './totals.mts';

/** Brazil's time, whole hours behind UTC all the year. */
export const zoneOffsetMs = -3 * 3_600_000;

export const gmt = (at: number): string => new Date(at).toISOString().slice(0, 19);
const local = (at: number): string => gmt(at + zoneOffsetMs);

type Dates = Record<string, string | null>;

export const dates = (name: string, at: number | null): Dates => ({
  [name]: at === null ? null : local(at),
  [`${name}_gmt`]: at === null ? null : gmt(at),
});

/** Amounts are texts with so many decimals: the shop's own, or what `dp` asks. */
export const moneyOf =
  (decimals: number) =>
  (cents: number): string =>
    (cents / 100).toFixed(decimals);

type Money = ReturnType<typeof moneyOf>;

const metaView = (meta: readonly Meta[]) => meta.map(({ id, key, value }) => ({ id, key, value }));

const linkTo = (path: string) => ({ href: `${shopUrl}/wp-json/wc/v3${path}` });

export const links = (path: string, parent?: string) => ({
  self: [linkTo(path)],
  collection: [linkTo(path.replace(/\/\d+$/, ''))],
  ...(parent === undefined ? {} : { up: [linkTo(parent)] }),
});

export function orderView(context: Context, order: WooOrder, dp: number = context.priceDecimals): Record<string, unknown> {
  const money = moneyOf(dp);
  const totals = totalsOf(order);
  const { brazilian } = order;
  const shown = (list: readonly unknown[]) => (context.listsAsObjects ? withoutFirst(list) : list);
  return {
    id: order.id,
    parent_id: 0,
    status: order.status,
    currency: context.currency,
    version: '11.2.0',
    prices_include_tax: order.taxRate === 0,
    ...dates('date_created', order.createdAt),
    ...dates('date_modified', order.modifiedAt),
    discount_total: money(totals.discount),
    discount_tax: money(0),
    shipping_total: money(totals.shipping),
    shipping_tax: money(0),
    cart_tax: money(totals.tax),
    total: money(totals.total),
    total_tax: money(totals.tax),
    customer_id: 0,
    order_key: order.key,
    billing: { ...order.billing, email: order.email, ...brazilian?.billing },
    shipping: { ...order.shipping, ...(brazilian && order.shipping.address_1 !== '' ? brazilian.shipping : {}) },
    payment_method: order.method.id,
    payment_method_title: order.method.title,
    transaction_id: order.transactionId,
    customer_ip_address: '',
    customer_user_agent: '',
    created_via: order.createdVia,
    customer_note: order.customerNote,
    ...dates('date_completed', order.completedAt),
    ...dates('date_paid', order.paidAt),
    cart_hash: '',
    number: order.number,
    meta_data: shown(metaView(order.meta)),
    ...partsOf(order, money, shown),
    payment_url: `${shopUrl}/finalizar-compra/order-pay/${order.id}/?pay_for_order=true&key=${order.key}`,
    is_editable: ['pending', 'on-hold'].includes(order.status),
    needs_payment: ['pending', 'failed'].includes(order.status) && totals.total > 0,
    needs_processing: true,
    currency_symbol: context.currency === 'BRL' ? 'R$' : context.currency,
    _links: links(`/orders/${order.id}`),
  };
}

/** What PHP makes of a list whose first entry was taken out: the numbers of the others are names. */
const withoutFirst = (list: readonly unknown[]) => Object.fromEntries(list.map((entry, index) => [index + 1, entry]));

function partsOf(order: WooOrder, money: Money, shown: (list: readonly unknown[]) => unknown) {
  const { shippingLine } = order;
  const taxed = order.taxRate > 0;
  return {
    line_items: shown(order.lines.map((line) => lineView(line, money, taxed))),
    tax_lines: taxed ? [taxLine(order, money)] : [],
    shipping_lines: shippingLine
      ? [
          {
            id: shippingLine.id,
            method_title: shippingLine.title,
            method_id: shippingLine.methodId,
            instance_id: '3',
            total: money(shippingLine.total),
            total_tax: money(0),
            taxes: [],
            tax_status: 'taxable',
            meta_data: [],
          },
        ]
      : [],
    fee_lines: order.fees.map(({ id, name, total }) => ({
      id,
      name,
      tax_class: '0',
      tax_status: 'none',
      amount: String(total / 100),
      total: money(total),
      total_tax: money(0),
      taxes: [],
      meta_data: [],
    })),
    coupon_lines: order.coupons.map(({ id, code, discount }) => ({
      id,
      code,
      discount: money(discount),
      discount_tax: money(0),
      meta_data: [],
      discount_type: 'percent',
      nominal_amount: 0,
      free_shipping: false,
    })),
    refunds: order.refunds.map(({ id, reason, amount }) => ({ id, reason, total: `-${money(amount)}` })),
  };
}

const taxId = 3;

function lineView(line: WooLine, money: Money, taxed: boolean) {
  return {
    id: line.id,
    name: line.name,
    product_id: line.productId,
    variation_id: line.variationId,
    quantity: line.quantity,
    tax_class: '',
    subtotal: money(line.subtotal),
    subtotal_tax: money(line.tax),
    total: money(line.total),
    total_tax: money(line.tax),
    taxes: taxed ? [{ id: taxId, total: String(line.tax / 100), subtotal: String(line.tax / 100) }] : [],
    meta_data: line.meta.map(({ id, key, value }) => ({ id, key, value, display_key: key, display_value: value })),
    sku: line.productId === 0 ? null : line.sku,
    // A float: what it is by division, with all the places that a computer gives it.
    price: line.total / 100 / line.quantity,
    image: { id: '', src: '' },
    parent_name: line.variationId === 0 ? null : line.name.replace(/ \S+$/, ''),
  };
}

const taxLine = (order: WooOrder, money: Money) => ({
  id: order.id + 100_000,
  rate_code: 'BR-IMPOSTO-1',
  rate_id: taxId,
  label: 'Imposto',
  compound: false,
  tax_total: money(totalsOf(order).tax),
  shipping_tax_total: money(0),
  rate_percent: order.taxRate,
  meta_data: [],
});

export const webhookDates = (createdAt: number, modifiedAt: number) => ({
  ...dates('date_created', createdAt),
  ...dates('date_modified', modifiedAt),
});

export const webhookLinks = (id: number) => links(`/webhooks/${id}`);
