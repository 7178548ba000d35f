/** What can be asked of an order that is about to be placed. */
import type { Currencies } from '../state/currency.mts';
import type { OrderAddress } from '../state/order.mts';

/** Ways in which an order can be awkward: what a client must see and say, not guess around. */
export const awkwardKinds = [
  'noTaxId',
  'badTaxId',
  'noSku',
  'foreignAddress',
  'badPostalCode',
  'impossiblePhone',
  'giftCard',
  'noShippingAddress',
] as const;
export type AwkwardKind = (typeof awkwardKinds)[number];

export interface GiftCardWish {
  /** Reais; 100 unless told. */
  readonly value?: number;
  readonly sku?: string;
}

export interface CustomWish {
  readonly title: string;
  /** Reais. */
  readonly price: number;
  readonly quantity?: number;
  readonly requiresShipping?: boolean;
}

/** Names under which Brazilian shops are paid, as payloads have them (reports of other products' users). */
export const brazilianGateways = [
  'Pix',
  'Cartão de crédito',
  'Boleto bancário',
  'mercado_pago',
  'mercado_pago_credit_card',
  'Appmax - Débito',
  'shopify_payments',
  'gift_card',
  'cash',
  'manual',
] as const;

/** Where Brazilian shops keep the customer's CPF or CNPJ. */
export const taxIdPlaces = ['localizedField', 'noteAttribute', 'company'] as const;
export type TaxIdPlace = (typeof taxIdPlaces)[number];

export type Buyer = 'person' | 'company' | 'alphanumericCompany';
export type DiscountKind = 'none' | 'percentage' | 'fixed_amount' | 'shipping';

/** Everything that is decided before an order is made; each can be set from outside. */
export interface OrderTraits {
  readonly buyer: Buyer;
  readonly taxIdPlace: TaxIdPlace;
  readonly capital: boolean;
  /** The hidden separator U+2060 of the vendor's own checkout, or as people type addresses. */
  readonly addressForm: 'separated' | 'byHand';
  /** On the address, only on the customer, or only on the billing address. */
  readonly phonePlace: 'address' | 'customer' | 'billing';
  readonly lineCount: number;
  readonly discount: DiscountKind;
  readonly shipping: 'paid' | 'free';
  readonly awkward: AwkwardKind | undefined;
}

export interface PlaceOrderOptions {
  /** `normal` (default): every order can be invoiced and shipped. `any`: awkward ones too. */
  readonly variety?: 'normal' | 'any';
  /** Default true: placed and paid in one go. */
  readonly paid?: boolean;
  readonly overrides?: Partial<OrderTraits> & {
    readonly tags?: readonly string[];
    readonly note?: string | null;
    /** Paid with a test gateway. */
    readonly test?: boolean;
    /** Reais for the staff. */
    readonly tip?: number;
    readonly giftCard?: true | GiftCardWish;
    /** Lines that a person typed into a draft order. */
    readonly custom?: readonly CustomWish[];
    /** Sold over the counter: nobody's name, no address, no shipping, handed over at once. Paid in cash unless told. */
    readonly pos?: boolean;
    /** What it is paid with, one after the other; without an amount (in reais) the rest. Names as `brazilianGateways` has them. */
    readonly payments?: readonly { readonly gateway: string; readonly amount?: number }[];
    /** The shop's currency and the customer's, and what one real is in the one that is not the real. */
    readonly currencies?: Currencies;
    /** Per cent on top of the prices, which then do not include it. */
    readonly taxOnTop?: number;
    /** Reais on top. */
    readonly fees?: number;
    readonly duties?: number;
    /** Both addresses instead of a made one, or only what of it differs. */
    readonly address?: Partial<OrderAddress>;
    readonly billingAddress?: Partial<OrderAddress>;
    /** What the shop remembers of the customer, where it is not what this order says. */
    readonly customerAddress?: Partial<OrderAddress>;
    readonly firstName?: string;
    readonly lastName?: string;
    readonly email?: string;
    /** Instead of the marks of the tax id that the traits ask for. */
    readonly attributes?: readonly { readonly key: string; readonly value: string }[];
    readonly localizedFields?: readonly { readonly key: string; readonly value: string }[];
    readonly sourceName?: string;
    /** Exactly these goods instead of chosen ones; `price` (reais) instead of the catalogue's. */
    /** Goods leave from so many locations by turns, each line from one. Default 1: the main warehouse. */
    readonly locationCount?: number;
    readonly items?: readonly { readonly sku: string; readonly quantity: number; readonly price?: number }[];
  };
}
