/** Purchases that somebody began and did not finish: they are listed until they are finished. */
import { letters } from '../../../world/randomText.mts';
import { money, time, type Context } from '../context.mts';
import { ok, refuse } from '../http/answers.mts';
import { checkQuery, fieldsOf, pageOf, path, type Call, type Route } from '../http/call.mts';
import type { Checkout } from '../model.mts';
import { isBetween } from './list.mts';
import { makeOrder, type OrderWishes } from './make.mts';
import { totalsOf } from './totals.mts';

export interface NuvemshopCheckout {
  readonly id: number;
  readonly phone: string;
  readonly email: string;
  readonly completed: boolean;
  /** Reais. */
  readonly total: number;
  readonly url: string;
}

export interface CheckoutWishes {
  readonly acceptsMarketing?: boolean;
  readonly overrides?: OrderWishes;
}

/** Somebody gets to the second step of the checkout and goes away. */
export function abandon(context: Context, { acceptsMarketing = true, overrides = {} }: CheckoutWishes = {}): NuvemshopCheckout {
  const { store } = context;
  const number = store.nextNumber;
  const order = makeOrder(context, overrides);
  store.nextNumber = number;
  const checkout: Checkout = {
    id: order.id,
    token: letters(context.chance, 40, 'abcdef0123456789'),
    createdAt: order.createdAt,
    updatedAt: order.createdAt,
    completedAt: null,
    shopper: order.shopper,
    phone: order.phone,
    lines: order.lines,
    shipping: order.shipping,
    total: totalsOf(order).total,
    acceptsMarketing,
  };
  store.checkouts.set(checkout.id, checkout);
  return shown(context, checkout);
}

export const urlOf = (_context: Context, { id, token }: Checkout): string =>
  `https://loja-ponte.lojavirtualnuvem.com.br/checkout/v3/order/proxy/${id}/${token}`;

export const shown = (context: Context, checkout: Checkout): NuvemshopCheckout => ({
  id: checkout.id,
  phone: checkout.phone,
  email: checkout.shopper.person.email,
  completed: checkout.completedAt !== null,
  total: checkout.total / 100,
  url: urlOf(context, checkout),
});

function view(context: Context, checkout: Checkout): Record<string, unknown> {
  const { shopper, lines, shipping } = checkout;
  const { home } = shopper;
  const name = shopper.company?.name ?? shopper.person.name;
  return {
    id: checkout.id,
    token: checkout.token,
    store_id: Number(context.secrets.storeId),
    abandoned_checkout_url: urlOf(context, checkout),
    contact_email: shopper.person.email,
    contact_name: name,
    contact_phone: checkout.phone,
    contact_identification: shopper.taxId,
    contact_accepts_marketing: checkout.acceptsMarketing,
    contact_accepts_marketing_updated_at: time(checkout.createdAt),
    shipping_name: shopper.person.name,
    shipping_phone: checkout.phone,
    shipping_city: home.city,
    shipping_country: 'BR',
    billing_name: name,
    billing_phone: checkout.phone,
    billing_country: 'BR',
    shipping_cost_customer: money(shipping.price),
    shipping_option: shipping.name,
    subtotal: money(lines.reduce((sum, { price, quantity }) => sum + price * quantity, 0)),
    discount: '0.00',
    total: money(checkout.total),
    currency: 'BRL',
    language: 'pt',
    gateway: null,
    storefront: 'store',
    note: null,
    created_at: time(checkout.createdAt),
    updated_at: time(checkout.updatedAt),
    completed_at: checkout.completedAt === null ? null : time(checkout.completedAt),
    next_action: 'noop',
    attributes: [],
    products: lines.map((line) => ({
      id: line.id,
      name: line.name,
      price: money(line.price),
      product_id: line.productId,
      variant_id: line.variantId,
      quantity: line.quantity,
      sku: line.sku,
      barcode: null,
    })),
  };
}

const listParameters = ['since_id', 'created_at_max', 'updated_at_max', 'page', 'per_page', 'fields'];

function list(call: Call) {
  const { context, url } = call;
  checkQuery(call, listParameters);
  const since = url.searchParams.get('since_id');
  const found = [...context.store.checkouts.values()].filter(
    ({ id, completedAt, createdAt, updatedAt }) =>
      completedAt === null &&
      (since === null || id > Number(since)) &&
      isBetween(call, 'created_at', createdAt) &&
      isBetween(call, 'updated_at', updatedAt),
  );
  return pageOf(
    call,
    found.sort((a, b) => b.id - a.id),
    (checkout) => view(context, checkout),
  );
}

function get(call: Call) {
  const { context, ids } = call;
  const found = context.store.checkouts.get(Number(ids[0])) ?? refuse(404, 'Checkout not found');
  return ok(fieldsOf(call, view(context, found)));
}

export const checkoutRoutes: readonly Route[] = [
  { method: 'GET', pattern: path('/checkouts'), name: 'checkout.list', scope: 'read_orders', handle: list },
  { method: 'GET', pattern: path('/checkouts/:id'), name: 'checkout.get', scope: 'read_orders', handle: get },
];
