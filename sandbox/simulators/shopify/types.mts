/** What the world and the tests can do with the simulated shop, beyond what its API offers. */
import type { Simulator } from '../../world/simulator.mts';
import type { CheckoutSummary, CheckoutWishes } from './checkouts/checkout.mts';
import type { Correction } from './lifecycle/correct.mts';
import type { EditRequest } from './lifecycle/edit.mts';
import type { ReturnRequest, ReturnStep } from './lifecycle/return.mts';
import type { Plan } from './options.mts';
import type { PlaceOrderOptions } from './orders/options.mts';
import type { PlacedOrder } from './orders/place.mts';
import type { RiskLevel } from './payloads/risk.mts';
import type { FinancialStatus, OrderAddress } from './state/order.mts';

/** What a user types into a credential. */
export interface ShopifySecrets {
  /** `loja-ponte.myshopify.com`. */
  readonly shop: string;
  readonly clientId: string;
  /** The one that the app's page shows now. */
  readonly clientSecret: string;
  /** Of a custom app of the old kind; never expires. */
  readonly staticToken: string;
}

export interface LineSummary {
  readonly id: string;
  readonly sku: string | null;
  readonly kind: 'goods' | 'custom' | 'giftCard' | 'tip';
  readonly quantity: number;
  readonly currentQuantity: number;
  /** Units of refunds, by what became of them. */
  readonly refunded: Readonly<Record<'cancel' | 'return' | 'no_restock', number>>;
  /** Reais for the units that are left, after discounts. */
  readonly currentTotal: number;
}

/** Money or goods that went back. */
export interface RefundSummary {
  /** World milliseconds. */
  readonly at: number;
  /** Reais that the customer got. */
  readonly amount: number;
  readonly note: string | null;
  readonly lines: readonly { readonly sku: string | null; readonly quantity: number; readonly isOnShelf: boolean }[];
}

export interface OrderSummary {
  readonly orderNumber: string;
  readonly id: string;
  readonly shop: string;
  readonly financialStatus: FinancialStatus;
  readonly fulfillmentStatus: string;
  readonly cancelled: boolean;
  /** Reais. */
  readonly total: number;
  /** What is to be paid after refunds and edits; reais. */
  readonly currentTotal: number;
  readonly units: number;
  readonly lines: readonly LineSummary[];
  readonly shipping: { readonly price: number; readonly current: number };
  readonly recipient: Readonly<OrderAddress> | null;
  readonly billing: Readonly<OrderAddress> | null;
  /** What the checkout's own field says, or the order's attribute; bare characters. */
  readonly taxId: string | null;
  /** Wherever one stands, as it was written. */
  readonly phones: readonly string[];
  readonly tags: readonly string[];
  readonly note: string | null;
  readonly attributes: readonly { readonly key: string; readonly value: string }[];
  readonly metafields: readonly { readonly namespace: string; readonly key: string; readonly value: string }[];
  readonly fulfillments: readonly { readonly company: string | null; readonly number: string | null; readonly url: string | null }[];
  /** What was told of its parcels, in Shopify's words. */
  readonly parcelEvents: readonly string[];
  /** How often money or goods went back. */
  readonly refunds: number;
  readonly moneyBack: readonly RefundSummary[];
}

export interface CancelOptions {
  readonly reason?: 'CUSTOMER' | 'DECLINED' | 'FRAUD' | 'INVENTORY' | 'STAFF' | 'OTHER';
  readonly restock?: boolean;
  readonly refund?: boolean;
}

export interface RefundOptions {
  /** Position of the line, from 0; default: every line. */
  readonly line?: number;
  readonly quantity?: number;
  readonly restock?: boolean;
  /** Reais of the shipping, or what is left of it. */
  readonly shipping?: number | 'all';
  /** Reais that the customer gets; default: what lines and shipping are worth. */
  readonly amount?: number;
  /** No goods come back: `shipping` or `amount` alone. */
  readonly moneyOnly?: boolean;
  readonly note?: string | null;
}

export interface ShopifySimulator extends Simulator {
  readonly vendor: 'shopify';
  readonly secrets: ShopifySecrets;
  placeOrder(options?: PlaceOrderOptions): PlacedOrder;
  /** Somebody fills a cart, gives name and number, and goes away. */
  abandonCheckout(wishes?: CheckoutWishes): CheckoutSummary;
  /** The customer comes back to it and goes away again. */
  touchCheckout(id: string): void;
  /** The customer finishes it; `otherwise`: buys by another way, and the old cart stays behind. */
  buyCheckout(id: string, how?: { readonly otherwise?: boolean }): PlacedOrder;
  checkouts(): CheckoutSummary[];
  payOrder(orderNumber: string | number): void;
  cancelOrder(orderNumber: string | number, options?: CancelOptions): void;
  editOrder(orderNumber: string | number, request?: EditRequest): void;
  correctOrder(orderNumber: string | number, correction: Correction): void;
  /** The risk of fraud is assessed anew. */
  assessRisk(orderNumber: string | number, level: RiskLevel): void;
  deleteOrder(orderNumber: string | number): void;
  /** Puts what is open of an order on hold, or the part of it that holds a SKU. */
  holdOrder(orderNumber: string | number, sku?: string): void;
  releaseOrder(orderNumber: string | number): void;
  refundOrder(orderNumber: string | number, options?: RefundOptions): void;
  /** Goods that were sent come back, without money; `changeReturn` goes on with the last of them. */
  openReturn(orderNumber: string | number, request?: ReturnRequest): void;
  changeReturn(orderNumber: string | number, step: ReturnStep): void;
  /** Sends again what was delivered of an order, to the byte; tells how many. */
  redeliver(orderNumber: string | number, topic?: string): number;
  /** From now on a happening is told so many world milliseconds later, with the payload of its time; 0 ends it. */
  deliverLate(ms: number): void;
  orders(): OrderSummary[];
  /** Further goods, so many units of each in the main warehouse and none in the other. */
  addProducts(skus: readonly string[], available?: number, weightGrams?: number): void;
  /** The shop stops counting the units of a SKU. */
  stopTracking(sku: string): void;
  /** The shop stops keeping a SKU in its main warehouse. */
  stopStocking(sku: string): void;
  /** Units of a SKU in the main warehouse. */
  stock(sku: string): { readonly available: number; readonly committed: number; readonly onHand: number };
  subscriptions(): { readonly topic: string; readonly uri: string }[];
  /** Someone deletes all subscriptions behind the client's back. */
  dropSubscriptions(): void;
  /** A new client secret. The old one signs webhooks and buys tokens for an hour more. Returns the new one. */
  rotateSecret(): string;
  expireTokens(): void;
  revokeToken(token: string): void;
  setGrantedScopes(scopes: readonly string[]): void;
  setPlan(plan: Plan): void;
  setInstalled(installed: boolean): void;
  /** Fields that a client asked for and that are not simulated: "Order.agreements". */
  notSimulated(): readonly string[];
}
