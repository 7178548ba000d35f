/** What the shop knows of an order. Amounts in cents, instants in milliseconds of world time. */
import type { Digits } from './ids.mts';
import type { Currencies } from './currency.mts';
import type { Cents } from './money.mts';

export interface OrderAddress {
  firstName: string;
  lastName: string;
  company: string | null;
  address1: string;
  address2: string | null;
  city: string;
  province: string | null;
  provinceCode: string | null;
  zip: string | null;
  country: string;
  countryCode: string;
  phone: string | null;
}

export interface OrderCustomer {
  id: Digits;
  addressId: Digits;
  firstName: string;
  lastName: string;
  email: string | null;
  phone: string | null;
  address: OrderAddress;
}

export interface OrderLine {
  id: Digits;
  sku: string | null;
  title: string;
  quantity: number;
  /** What is left after edits and refunds. */
  currentQuantity: number;
  price: Cents;
  discount: Cents;
  grams: number;
  requiresShipping: boolean;
  giftCard: boolean;
  /** Money for the staff: no product, no SKU, nothing to send. */
  tip: boolean;
  /** Whether the shop counts its units. */
  tracked: boolean;
  /** Tax on top of the price, on all units; 0 where the prices include it. */
  tax: Cents;
  productId: Digits | null;
  variantId: Digits | null;
  inventoryItemId: Digits | null;
}

export interface OrderDiscount {
  code: string;
  kind: 'percentage' | 'fixed_amount' | 'shipping';
  /** Percent, or reais. */
  value: number;
  amount: Cents;
}

export interface OrderShipping {
  id: Digits;
  title: string;
  code: string;
  price: Cents;
  discount: Cents;
  /** What of it was given back. */
  refunded: Cents;
  /** Taken off by an edit. */
  removed: boolean;
}

export interface FulfillmentOrderLine {
  id: Digits;
  lineId: Digits;
  total: number;
  remaining: number;
}

export interface FulfillmentOrder {
  id: Digits;
  locationId: Digits;
  status: 'OPEN' | 'IN_PROGRESS' | 'CLOSED' | 'CANCELLED' | 'ON_HOLD';
  lines: FulfillmentOrderLine[];
  createdAt: number;
  updatedAt: number;
}

export interface Tracking {
  company: string | null;
  number: string | null;
  url: string | null;
}

export interface FulfillmentEvent {
  id: Digits;
  status: string;
  message: string | null;
  happenedAt: number;
  createdAt: number;
}

export interface Fulfillment {
  id: Digits;
  name: string;
  fulfillmentOrderIds: Digits[];
  locationId: Digits;
  lines: { id: Digits; lineId: Digits; quantity: number }[];
  tracking: Tracking[];
  events: FulfillmentEvent[];
  createdAt: number;
  updatedAt: number;
}

export interface OrderTransaction {
  id: Digits;
  kind: 'SALE' | 'REFUND';
  status: 'SUCCESS' | 'PENDING';
  gateway: string;
  amount: Cents;
  processedAt: number;
  /** The payment that a refund gives back. */
  parentId?: Digits;
}

export interface Refund {
  id: Digits;
  note: string | null;
  createdAt: number;
  lines: RefundLine[];
  /** What of the shipping was given back. */
  shipping: { id: Digits; amount: Cents } | null;
  /** Money beyond (above 0) or short of lines and shipping, as the customer sees it. */
  discrepancy: { id: Digits; amount: Cents; lowersTotal: boolean } | null;
  transactions: OrderTransaction[];
}

export type RestockType = 'CANCEL' | 'RETURN' | 'NO_RESTOCK';

export interface RefundLine {
  id: Digits;
  lineId: Digits;
  quantity: number;
  subtotal: Cents;
  tax: Cents;
  restockType: RestockType;
  /** Where the units went back to. */
  locationId: Digits | null;
}

export type ReturnStatus = 'REQUESTED' | 'OPEN' | 'CLOSED' | 'CANCELED' | 'DECLINED';

/** Goods that the customer sends back, with or without money. */
export interface OrderReturn {
  id: Digits;
  name: string;
  status: ReturnStatus;
  createdAt: number;
  closedAt: number | null;
  lines: { id: Digits; lineId: Digits; quantity: number; reason: string }[];
}

export type FinancialStatus = 'PENDING' | 'PAID' | 'PARTIALLY_REFUNDED' | 'REFUNDED' | 'VOIDED';

export interface Order {
  id: Digits;
  number: number;
  createdAt: number;
  updatedAt: number;
  cancelledAt: number | null;
  cancelReason: string | null;
  closedAt: number | null;
  edited: boolean;
  /** Paid with a gateway that moves no money. */
  test: boolean;
  email: string | null;
  phone: string | null;
  /** Nobody where goods were sold over the counter. */
  customer: OrderCustomer | null;
  billing: OrderAddress | null;
  shipping: OrderAddress | null;
  lines: OrderLine[];
  shippingLine: OrderShipping | null;
  discount: OrderDiscount | null;
  note: string | null;
  attributes: { key: string; value: string }[];
  tags: string[];
  localizedFields: { key: string; value: string }[];
  financial: FinancialStatus;
  /** Of the payment that was made last; `payments` tells all. */
  gateway: string;
  /** What the customer pays with, in the order in which it is used up; no amount: the rest. */
  payments: { gateway: string; amount?: Cents }[];
  currencies: Currencies;
  /** `web`, `pos`, `shopify_draft_order` or the number of a sales channel's app. */
  source: string;
  taxesIncluded: boolean;
  /** Per cent of the tax on top; 0 where the prices include it. */
  taxRate: number;
  fees: Cents;
  duties: Cents;
  token: string;
  transactions: OrderTransaction[];
  refunds: Refund[];
  returns: OrderReturn[];
  fulfillmentOrders: FulfillmentOrder[];
  fulfillments: Fulfillment[];
}
