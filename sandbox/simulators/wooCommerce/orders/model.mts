/** What a WooCommerce shop knows of an order. Amounts in cents, instants in milliseconds of world time. */
export const orderStatuses = [
  'pending',
  'processing',
  'on-hold',
  'completed',
  'cancelled',
  'refunded',
  'failed',
  'trash',
  'checkout-draft',
  /** Of a plugin: a deposit is there, the rest is not. */
  'partially-paid',
] as const;
export type OrderStatus = (typeof orderStatuses)[number];

export interface Meta {
  readonly id: number;
  readonly key: string;
  value: unknown;
}

/** As the forms ask; '' where nothing was said. */
export interface WooAddress {
  first_name: string;
  last_name: string;
  company: string;
  address_1: string;
  address_2: string;
  city: string;
  state: string;
  postcode: string;
  country: string;
  phone: string;
}

export interface WooLine {
  readonly id: number;
  readonly name: string;
  /** 0 where the product is gone. */
  readonly productId: number;
  readonly variationId: number;
  readonly sku: string;
  readonly quantity: number;
  /** Before and after coupons, without tax. */
  readonly subtotal: number;
  total: number;
  tax: number;
  readonly meta: Meta[];
}

export interface WooFee {
  readonly id: number;
  readonly name: string;
  /** Below zero: a discount of the payment method, as plugins give it. */
  readonly total: number;
}

export interface WooCoupon {
  readonly id: number;
  readonly code: string;
  readonly discount: number;
}

export interface RefundLine {
  readonly lineId: number;
  readonly quantity: number;
  readonly total: number;
}

export interface WooRefund {
  readonly id: number;
  readonly createdAt: number;
  readonly amount: number;
  readonly reason: string;
  /** Whether the payment plugin was asked to give the money back. */
  readonly byGateway: boolean;
  /** Over the API, by the client. */
  readonly byClient: boolean;
  readonly lines: readonly RefundLine[];
}

export interface WooNote {
  readonly id: number;
  readonly createdAt: number;
  readonly author: string;
  readonly note: string;
  readonly forCustomer: boolean;
}

/** What the plugin "Brazilian Market on WooCommerce" adds to the answers, bare characters. */
export interface BrazilianFields {
  readonly billing: Readonly<Record<string, string>>;
  readonly shipping: Readonly<Record<string, string>>;
}

/** What is true of the buyer, however the shop spells it: for the judge alone. */
export interface TrueBuyer {
  readonly taxId: string;
  /** "Rua, 10". */
  readonly line: string;
}

export interface WooOrder {
  readonly id: number;
  readonly number: string;
  readonly key: string;
  readonly createdVia: string;
  status: OrderStatus;
  readonly createdAt: number;
  modifiedAt: number;
  paidAt: number | null;
  completedAt: number | null;
  customerNote: string;
  readonly email: string;
  readonly billing: WooAddress;
  /** All empty: the same as billing. */
  readonly shipping: WooAddress;
  readonly brazilian: BrazilianFields | undefined;
  readonly buyer: TrueBuyer;
  readonly method: { readonly id: string; readonly title: string };
  transactionId: string;
  readonly meta: Meta[];
  readonly lines: readonly WooLine[];
  readonly shippingLine: { readonly id: number; readonly title: string; readonly methodId: string; readonly total: number } | null;
  readonly fees: readonly WooFee[];
  readonly coupons: readonly WooCoupon[];
  /** Per cent on top of the prices; 0 where the prices hold it. */
  readonly taxRate: number;
  readonly refunds: WooRefund[];
  readonly notes: WooNote[];
  /** The status that it had before it went to the trash. */
  beforeTrash: OrderStatus | undefined;
}

export interface Webhook {
  readonly id: number;
  name: string;
  status: 'active' | 'paused' | 'disabled';
  topic: string;
  url: string;
  secret: string;
  readonly createdAt: number;
  modifiedAt: number;
  /** In a row. */
  failures: number;
}

export interface Sales {
  /** By id. */
  readonly orders: Map<number, WooOrder>;
  readonly webhooks: Map<number, Webhook>;
  /** Orders and refunds share one numbering, as everything that WordPress keeps. */
  nextId: number;
  nextNumber: number;
  nextWebhookId: number;
  /** Deliveries that wait for their turn, `webhook:topic:order`: what changes meanwhile comes as one. */
  readonly pending: Set<string>;
}
