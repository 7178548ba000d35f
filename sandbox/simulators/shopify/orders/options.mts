/** What can be asked of an order that is about to be placed. */

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
    /** Exactly these goods instead of chosen ones. */
    /** Goods leave from so many locations by turns, each line from one. Default 1: the main warehouse. */
    readonly locationCount?: number;
    readonly items?: readonly { readonly sku: string; readonly quantity: number }[];
  };
}
