/** The order as the topics orders/create, paid, updated, cancelled, fulfilled and partially_fulfilled carry it. */
import { gid } from '../state/ids.mts';
import type { Order } from '../state/order.mts';
import { payloadTime } from '../state/time.mts';
import { fulfillmentStatusOf, totalsOf } from '../state/totals.mts';
import { exampleOf, like, type Payload } from './examples.mts';
import { fulfillmentPayload } from './fulfillment.mts';
import { rawId } from './json.mts';
import { addressPayload, linePayload, moneySet, shopText, taxLines } from './parts.mts';
import { refundPayload } from './refund.mts';
import { shippingLinePayload } from './shipping.mts';

const timeOrNull = (at: number | null) => (at === null ? null : payloadTime(at));

export function orderPayload(shop: string, order: Order): Payload {
  return like(exampleOf('orders/create'), {
    ...identity(shop, order),
    ...state(order),
    ...amounts(order),
    billing_address: addressPayload(order.billing),
    shipping_address: addressPayload(order.shipping),
    customer: customerPayload(order),
    tax_lines: taxLines(order, totalsOf(order).tax),
    discount_codes: discountCodes(order),
    discount_applications: discountApplications(order),
    line_items: order.lines.map((line) => linePayload(order, line)),
    shipping_lines: order.shippingLine ? [shippingLinePayload(order, order.shippingLine)] : [],
    fulfillments: order.fulfillments.map((one) => fulfillmentPayload(order, one)),
    refunds: order.refunds.map((one) => refundPayload(order, one)),
    note: order.note,
    note_attributes: order.attributes.map(({ key, value }) => ({ name: key, value })),
    tags: order.tags.join(', '),
  });
}

function identity(shop: string, order: Order): Payload {
  return {
    id: rawId(order.id),
    admin_graphql_api_id: gid('Order', order.id),
    name: `#${order.number}`,
    number: order.number - 1000,
    order_number: order.number,
    token: order.token,
    confirmation_number: order.token.slice(0, 9).toUpperCase(),
    confirmed: true,
    order_status_url: `https://${shop}/orders/${order.token}/authenticate`,
    // Sold over the counter to nobody, the address is empty rather than null.
    email: order.email ?? '',
    contact_email: order.email,
    phone: order.phone,
    currency: order.currencies.shop,
    presentment_currency: order.currencies.presentment,
    customer_locale: 'pt-BR',
    buyer_accepts_marketing: false,
    merchant_of_record_app_id: null,
    source_name: order.source,
    location_id: order.source === 'pos' ? rawId(order.fulfillmentOrders[0]?.locationId ?? null) : null,
    taxes_included: order.taxesIncluded,
    test: order.test,
    payment_gateway_names: order.payments.map(({ gateway }) => gateway),
  };
}

function state(order: Order): Payload {
  const shipped = fulfillmentStatusOf(order);
  return {
    created_at: payloadTime(order.createdAt),
    processed_at: payloadTime(order.createdAt),
    updated_at: payloadTime(order.updatedAt),
    cancelled_at: timeOrNull(order.cancelledAt),
    cancel_reason: order.cancelReason?.toLowerCase() ?? null,
    closed_at: timeOrNull(order.closedAt),
    financial_status: order.financial.toLowerCase(),
    fulfillment_status: shipped === 'UNFULFILLED' ? null : shipped === 'FULFILLED' ? 'fulfilled' : 'partial',
  };
}

function amounts(order: Order): Payload {
  const totals = totalsOf(order);
  const both = (name: string, cents: number) => ({ [name]: shopText(order, cents), [`${name}_set`]: moneySet(order, cents) });
  return {
    ...both('total_line_items_price', totals.items),
    ...both('total_discounts', totals.discounts),
    ...both('subtotal_price', totals.subtotal),
    ...both('total_price', totals.total),
    ...both('total_tax', totals.tax),
    ...both('current_subtotal_price', totals.currentSubtotal),
    ...both('current_total_price', totals.currentTotal),
    ...both('current_total_discounts', totals.currentLineDiscounts + totals.shippingDiscount),
    ...both('current_total_tax', totals.currentTax),
    current_shipping_price_set: moneySet(order, totals.currentShipping),
    ...charges(order),
    total_shipping_price_set: moneySet(order, totals.shipping),
    total_cash_rounding_payment_adjustment_set: moneySet(order, 0),
    total_cash_rounding_refund_adjustment_set: moneySet(order, 0),
    total_outstanding: shopText(order, totals.outstanding),
    total_tip_received: shopText(order, totals.tips),
    total_weight: totals.weight,
  };
}

/** Null where the shop asks for none. */
function charges(order: Order): Payload {
  const set = (cents: number) => (cents > 0 ? moneySet(order, cents) : null);
  return {
    current_total_additional_fees_set: set(order.fees),
    original_total_additional_fees_set: set(order.fees),
    current_total_duties_set: set(order.duties),
    original_total_duties_set: set(order.duties),
  };
}

function customerPayload(order: Order): Payload | null {
  const { customer } = order;
  if (!customer) return null;
  return like(exampleOf('orders/create').customer as Payload, {
    id: rawId(customer.id),
    admin_graphql_api_id: gid('Customer', customer.id),
    created_at: payloadTime(order.createdAt),
    updated_at: payloadTime(order.updatedAt),
    first_name: customer.firstName,
    last_name: customer.lastName,
    email: customer.email,
    phone: customer.phone,
    currency: order.currencies.shop,
    default_address: {
      id: rawId(customer.addressId),
      customer_id: rawId(customer.id),
      ...addressPayload(customer.address),
      country_name: customer.address.country,
      default: true,
    },
  });
}

function discountCodes(order: Order): Payload[] {
  const { discount } = order;
  return discount ? [{ code: discount.code, amount: shopText(order, discount.amount), type: discount.kind }] : [];
}

function discountApplications(order: Order): Payload[] {
  const { discount } = order;
  if (!discount) return [];
  const shipping = discount.kind === 'shipping';
  return [
    {
      target_type: shipping ? 'shipping_line' : 'line_item',
      type: 'discount_code',
      value: discount.value.toFixed(1),
      value_type: discount.kind === 'fixed_amount' ? 'fixed_amount' : 'percentage',
      allocation_method: shipping ? 'each' : 'across',
      target_selection: 'all',
      code: discount.code,
    },
  ];
}
