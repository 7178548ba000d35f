/** What the shop knows of an order. Amounts in cents, instants in milliseconds of world time. */
import type { Digits } from './ids.mts';
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
}

export interface Refund {
  id: Digits;
  note: string | null;
  createdAt: number;
  lines: { id: Digits; lineId: Digits; quantity: number; subtotal: Cents; restocked: boolean }[];
  transactions: OrderTransaction[];
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
  customer: OrderCustomer;
  billing: OrderAddress;
  shipping: OrderAddress | null;
  lines: OrderLine[];
  shippingLine: OrderShipping | null;
  discount: OrderDiscount | null;
  note: string | null;
  attributes: { key: string; value: string }[];
  tags: string[];
  localizedFields: { key: string; value: string }[];
  financial: FinancialStatus;
  gateway: string;
  token: string;
  transactions: OrderTransaction[];
  refunds: Refund[];
  fulfillmentOrders: FulfillmentOrder[];
  fulfillments: Fulfillment[];
}
