/** What a Stripe account holds. Amounts in the currency's smallest unit, instants in milliseconds of world time. */
import type { Shopper } from '../../../shop/shopper.mts';

export type Method = 'card' | 'boleto' | 'pix';

export interface Product {
  readonly id: string;
  readonly name: string;
  readonly metadata: Readonly<Record<string, string>>;
}

export interface Line {
  readonly id: string;
  readonly priceId: string;
  readonly product: Product;
  readonly sku: string;
  readonly lookupKey: string | null;
  readonly priceMetadata: Readonly<Record<string, string>>;
  readonly quantity: number;
  readonly unitAmount: number;
  readonly subtotal: number;
  readonly discount: number;
  /** On top. */
  readonly tax: number;
}

/** Where a checkout keeps the buyer's CPF or CNPJ. */
export const taxIdPlaces = ['taxIds', 'customField', 'metadata', 'boleto'] as const;
export type TaxIdPlace = (typeof taxIdPlaces)[number];

export interface Session {
  readonly id: string;
  readonly livemode: boolean;
  readonly mode: 'payment' | 'setup';
  status: 'open' | 'complete' | 'expired';
  paymentStatus: 'paid' | 'unpaid' | 'no_payment_required';
  readonly currency: string;
  readonly createdAt: number;
  readonly expiresAt: number;
  readonly method: Method;
  readonly shopper: Shopper;
  /** As the buyer typed it. */
  readonly phone: string;
  /** The document as it was typed, and where. */
  readonly taxId: { readonly place: TaxIdPlace; readonly typed: string };
  readonly collectsShipping: boolean;
  /** `manual`: the card's amount is only reserved, and the owner takes it later, all of it or less. */
  readonly capture: Capture;
  readonly lines: readonly Line[];
  readonly shipping: number;
  /** What the owner's order is called: `client_reference_id`. */
  readonly reference: string | null;
  readonly metadata: Readonly<Record<string, string>>;
  paymentIntent: string | null;
}

export type Capture = 'automatic' | 'manual';

export interface PaymentIntent {
  readonly id: string;
  readonly livemode: boolean;
  readonly session: string | null;
  readonly amount: number;
  readonly currency: string;
  readonly createdAt: number;
  readonly method: Method;
  readonly capture: Capture;
  status: 'requires_payment_method' | 'requires_action' | 'requires_capture' | 'processing' | 'succeeded' | 'canceled';
  failure: 'card_declined' | 'expired' | null;
  latestCharge: string | null;
  /** Of a payment without a checkout; a checkout's says nothing by itself. */
  readonly description: string | null;
  readonly receiptEmail: string | null;
  readonly metadata: Readonly<Record<string, string>>;
}

export interface Charge {
  readonly id: string;
  readonly livemode: boolean;
  readonly paymentIntent: string;
  readonly amount: number;
  readonly currency: string;
  readonly createdAt: number;
  readonly method: Method;
  status: 'succeeded' | 'failed';
  /** What of the amount was taken. */
  captured: number;
  disputed: boolean;
  /** Card payments in parts, 1 for one. */
  readonly installments: number;
}

export interface Refund {
  readonly id: string;
  readonly livemode: boolean;
  readonly charge: string;
  readonly amount: number;
  readonly createdAt: number;
  readonly reason: string | null;
  metadata: Readonly<Record<string, string>>;
  status: 'pending' | 'succeeded' | 'failed';
  /** Over the API, by the client. */
  readonly byClient: boolean;
  /** Of an amount that was reserved and not taken: no money moves. */
  readonly isRelease: boolean;
}

export interface Dispute {
  readonly id: string;
  readonly livemode: boolean;
  readonly charge: string;
  readonly amount: number;
  readonly createdAt: number;
  status: 'needs_response' | 'under_review' | 'won' | 'lost';
}

export interface Endpoint {
  readonly id: string;
  readonly livemode: boolean;
  url: string;
  events: readonly string[];
  /** Null: the account's own. */
  readonly apiVersion: string | null;
  description: string | null;
  metadata: Readonly<Record<string, string>>;
  status: 'enabled' | 'disabled';
  readonly createdAt: number;
  /** The first signs, and for a day after a roll the ones before it, too. */
  secrets: { readonly secret: string; until: number }[];
}

export interface Happening {
  readonly id: string;
  readonly type: string;
  readonly livemode: boolean;
  readonly createdAt: number;
  /** The object as it was, by version: what a version shows differs. */
  readonly shown: (apiVersion: string) => object;
  readonly previous: Readonly<Record<string, unknown>> | undefined;
  /** Whose, where it is not this account's. */
  readonly account: string | undefined;
  readonly request: { readonly id: string | null; readonly idempotency_key: string | null };
  /** Endpoints that have it still to come. */
  pending: number;
  delivered: boolean;
}

export interface State {
  readonly sessions: Map<string, Session>;
  readonly paymentIntents: Map<string, PaymentIntent>;
  readonly charges: Map<string, Charge>;
  readonly refunds: Map<string, Refund>;
  readonly disputes: Map<string, Dispute>;
  readonly endpoints: Map<string, Endpoint>;
  /** Oldest first. */
  readonly events: Happening[];
  nextReference: number;
  /** Payments and refunds that a bank has still to carry out. */
  underWay: number;
}

export const newState = (): State => ({
  sessions: new Map(),
  paymentIntents: new Map(),
  charges: new Map(),
  refunds: new Map(),
  disputes: new Map(),
  endpoints: new Map(),
  events: [],
  nextReference: 8001,
  underWay: 0,
});
