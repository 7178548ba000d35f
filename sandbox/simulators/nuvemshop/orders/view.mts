/** Orders and their parcels as the API shows them. */
import { goodsOf } from '../../../shop/shopper.mts';
import { money, time, type Context } from '../context.mts';
import type { Line, Order, ParcelStatus } from '../model.mts';
import { kilograms, parcelView } from './parcelView.mts';
import { totalsOf } from './totals.mts';

/** The whole order's, in the words of the older form. */
const shippingStatus: Readonly<Record<ParcelStatus, string>> = {
  UNPACKED: 'unpacked',
  PACKED: 'unshipped',
  DISPATCHED: 'shipped',
  READY_FOR_PICKUP: 'shipped',
  DELIVERED: 'delivered',
  NOT_DELIVERED: 'shipped',
  CANCELLED: 'unpacked',
};

const cm = (size: number): string => size.toFixed(2);

export function orderView(context: Context, order: Order, aggregates: string | null = null): Record<string, unknown> {
  const { shopper } = order;
  const name = shopper.company?.name ?? shopper.person.name;
  return {
    id: order.id,
    token: order.token,
    store_id: context.secrets.storeId,
    contact_email: shopper.person.email,
    contact_name: name,
    contact_phone: order.phone,
    contact_identification: shopper.taxId,
    ...billingOf(order),
    ...moneyOf(order),
    checkout_enabled: true,
    weight: kilograms(order.lines).toFixed(3),
    currency: 'BRL',
    language: 'pt',
    ...paymentOf(order),
    ...shippingOf(order),
    extra: {},
    storefront: 'store',
    note: order.note,
    owner_note: order.ownerNote,
    ...timesOf(order),
    same_billing_and_shipping_address: true,
    attributes: [],
    ...(context.settings.scopes.includes('read_customers') ? { customer: customerOf(order) } : {}),
    products: order.lines.map(productView),
    number: order.number,
    cancel_reason: order.cancelReason,
    read_at: null,
    status: order.status,
    shipping_address: {
      id: 0,
      ...addressOf(order),
      created_at: time(order.createdAt),
      updated_at: time(order.createdAt),
      default: false,
      customs: null,
    },
    client_details: { browser_ip: '', user_agent: '' },
    app_id: null,
    ...(aggregates === 'fulfillment_orders' ? { fulfillment_orders: order.parcels.map((parcel) => parcelView(order, parcel)) } : {}),
  };
}

const paymentOf = ({ gateway, paymentStatus }: Order) => ({
  gateway: gateway.id,
  gateway_id: null,
  gateway_name: gateway.name,
  payment_details: {
    method: gateway.method,
    credit_card_company: gateway.method === 'credit_card' ? 'mastercard' : null,
    installments: 1,
  },
  payment_status: paymentStatus,
  gateway_link: null,
});

const shippingOf = (order: Order) => ({
  shipping: order.shipping.code,
  shipping_option: order.shipping.name,
  shipping_option_code: order.shipping.code,
  shipping_option_reference: null,
  shipping_pickup_details: null,
  shipping_tracking_number: order.parcels[0]?.tracking.code ?? null,
  shipping_tracking_url: order.parcels[0]?.tracking.url ?? null,
  shipping_store_branch_name: null,
  shipping_pickup_type: 'ship',
  shipping_suboption: [],
  shipping_status: shippingStatus[order.parcels[0]?.status ?? 'UNPACKED'],
});

const timesOf = (order: Order) => ({
  created_at: time(order.createdAt),
  updated_at: time(order.updatedAt),
  completed_at: {
    date: `${new Date(order.createdAt).toISOString().slice(0, 19).replace('T', ' ')}.000000`,
    timezone_type: 3,
    timezone: 'UTC',
  },
  cancelled_at: order.cancelledAt === null ? null : time(order.cancelledAt),
  closed_at: order.closedAt === null ? null : time(order.closedAt),
  paid_at: order.paidAt === null ? null : time(order.paidAt),
});

function moneyOf(order: Order) {
  const { subtotal, discount, shipping, total } = totalsOf(order);
  const { discounts, couponCode } = order;
  return {
    coupon:
      couponCode === null ? [] : [{ id: 1, code: couponCode, type: 'absolute', value: money(discounts.coupon), valid: true, used: 1 }],
    promotional_discount: {
      id: null,
      order_id: order.id,
      created_at: time(order.createdAt),
      total_discount_amount: money(discounts.promotion),
      contents: [],
      promotions_applied: [],
    },
    subtotal: money(subtotal),
    discount: money(discount),
    discount_coupon: money(discounts.coupon),
    discount_gateway: money(discounts.gateway),
    total: money(total),
    total_usd: money(Math.round(total / 5.4)),
    shipping_cost_owner: money(shipping),
    shipping_cost_customer: money(shipping),
    shipping_min_days: 2,
    shipping_max_days: 6,
  };
}

function addressOf({ shopper: { home, person }, phone }: Order) {
  return {
    name: person.name,
    phone,
    address: home.street,
    number: home.number,
    floor: home.complement ?? '',
    locality: home.district,
    zipcode: home.postalCode,
    city: home.city,
    // In words, not in two letters.
    province: home.stateName,
    country: 'BR',
  };
}

function billingOf(order: Order) {
  const { name, phone, ...place } = addressOf(order);
  const { company, taxId } = order.shopper;
  const fields = Object.entries({ name, phone, ...place }).map(([field, value]) => [`billing_${field}`, value] as const);
  return {
    ...(Object.fromEntries(fields) as Record<string, string>),
    billing_customer_type: company ? 'company' : null,
    billing_business_name: company?.name ?? null,
    billing_trade_name: company?.tradeName ?? null,
    billing_state_registration: company?.stateRegistration || null,
    billing_fiscal_regime: null,
    billing_invoice_use: null,
    billing_document_type: taxId.length === 11 ? 'cpf' : 'cnpj',
  };
}

const customerOf = (order: Order) => ({
  id: order.id + 5_000_000,
  name: order.shopper.company?.name ?? order.shopper.person.name,
  email: order.shopper.person.email,
  identification: order.shopper.taxId,
  phone: order.phone,
  note: null,
  default_address: addressOf(order),
  addresses: [addressOf(order)],
  active: false,
  accepts_marketing: false,
  total_spent: money(totalsOf(order).total),
  total_spent_currency: 'BRL',
  last_order_id: order.id,
  created_at: time(order.createdAt),
  updated_at: time(order.createdAt),
});

/** Sizes in centimetres and kilograms; a quantity is a text. */
function productView({ id, productId, variantId, sku, name, quantity, price }: Line) {
  const goods = goodsOf(sku);
  return {
    id,
    depth: cm(goods.length),
    height: cm(goods.height),
    width: cm(goods.width),
    weight: (goods.weightGrams / 1000).toFixed(2),
    name,
    name_without_variants: name,
    price: money(price),
    compare_at_price: money(price),
    product_id: productId,
    variant_id: String(variantId),
    quantity: String(quantity),
    free_shipping: false,
    variant_values: [],
    properties: [],
    sku,
    barcode: goods.gtin,
    image: null,
  };
}
