/** What a shop holds of an order, in the words in which its effects are judged, whichever vendor's shop it is. */
export interface HeldLine {
  readonly sku: string | null;
  readonly kind: 'goods' | 'custom' | 'giftCard' | 'tip';
  readonly quantity: number;
  /** What is left after refunds. */
  readonly currentQuantity: number;
  /** Reais for the units that are left, after discounts. */
  readonly currentTotal: number;
}

export interface HeldAddress {
  /** Street and number, the number after the last comma. */
  readonly address1: string;
  /** Two letters. */
  readonly provinceCode: string | null;
  readonly zip: string | null;
}

export interface HeldOrder {
  /** What the ledger and the other simulators call the order. */
  readonly orderNumber: string;
  /** Names the shop among all shops. */
  readonly shop: string;
  readonly cancelled: boolean;
  /** `REFUNDED` where all of it went back; otherwise in the vendor's own words. */
  readonly financialStatus: string;
  readonly units: number;
  readonly lines: readonly HeldLine[];
  /** Reais. */
  readonly shipping: { readonly price: number; readonly current: number };
  /** Reais. */
  readonly total: number;
  readonly currentTotal: number;
  readonly recipient: HeldAddress | null;
  readonly billing: HeldAddress | null;
  /** CPF or CNPJ, bare characters. */
  readonly taxId: string | null;
  /** Wherever one stands, as it was written. */
  readonly phones: readonly string[];
}

/** A shop whose orders can be looked at. */
export interface HoldingShop {
  orders(): readonly HeldOrder[];
}
