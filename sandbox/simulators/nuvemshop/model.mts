/** What a Nuvemshop store holds. Amounts in cents, instants in milliseconds of world time. */
import type { Shopper } from '../../shop/shopper.mts';

export interface Line {
  readonly id: number;
  readonly productId: number;
  readonly variantId: number;
  readonly sku: string;
  readonly name: string;
  /** The owner may edit it. */
  quantity: number;
  /** Of one, before any discount. */
  readonly price: number;
}

export const parcelStatuses = ['UNPACKED', 'PACKED', 'DISPATCHED', 'READY_FOR_PICKUP', 'DELIVERED', 'NOT_DELIVERED', 'CANCELLED'] as const;
export type ParcelStatus = (typeof parcelStatuses)[number];

/** A fulfillment order: a part of the order that is sent from one place. */
export interface Parcel {
  readonly id: string;
  readonly number: number;
  readonly lineIds: readonly number[];
  status: ParcelStatus;
  tracking: { code: string | null; url: string | null; carrier: string | null };
  fulfilledAt: number | null;
  /** That told the customer of it. */
  emails: number;
  readonly createdAt: number;
  updatedAt: number;
}

export interface Order {
  readonly id: number;
  readonly number: number;
  readonly token: string;
  status: 'open' | 'closed' | 'cancelled';
  paymentStatus: 'pending' | 'authorized' | 'paid' | 'abandoned' | 'partially_refunded' | 'refunded' | 'voided';
  readonly createdAt: number;
  updatedAt: number;
  paidAt: number | null;
  cancelledAt: number | null;
  closedAt: number | null;
  cancelReason: string | null;
  readonly shopper: Shopper;
  /** As it is kept. */
  readonly phone: string;
  readonly lines: readonly Line[];
  readonly shipping: { readonly name: string; readonly code: string; readonly price: number };
  /** Of the order as a whole, by where they come from; none stands in a line. */
  readonly discounts: { readonly coupon: number; readonly gateway: number; readonly promotion: number };
  readonly couponCode: string | null;
  readonly gateway: { readonly id: string; readonly name: string; readonly method: string };
  readonly note: string;
  ownerNote: string | null;
  readonly parcels: readonly Parcel[];
}

/** A purchase that somebody began; an order is another record. */
export interface Checkout {
  readonly id: number;
  readonly token: string;
  readonly createdAt: number;
  updatedAt: number;
  completedAt: number | null;
  readonly shopper: Shopper;
  readonly phone: string;
  readonly lines: readonly Line[];
  readonly shipping: Order['shipping'];
  readonly total: number;
  /** What the customer answered to the shop's checkbox. */
  readonly acceptsMarketing: boolean;
}

export interface Metafield {
  readonly id: number;
  readonly namespace: string;
  readonly key: string;
  value: string;
  description: string;
  readonly ownerResource: string;
  readonly ownerId: number;
  readonly createdAt: number;
  updatedAt: number;
}

export interface Webhook {
  readonly id: number;
  event: string;
  url: string;
  readonly createdAt: number;
  updatedAt: number;
}

export interface Store {
  /** By id. */
  readonly orders: Map<number, Order>;
  /** By id. */
  readonly checkouts: Map<number, Checkout>;
  readonly metafields: Map<number, Metafield>;
  readonly webhooks: Map<number, Webhook>;
  nextId: number;
  nextNumber: number;
}

export const newStore = (): Store => ({
  orders: new Map(),
  checkouts: new Map(),
  metafields: new Map(),
  webhooks: new Map(),
  nextId: 871_254_001,
  // Stores count from 100 on.
  nextNumber: 100,
});
