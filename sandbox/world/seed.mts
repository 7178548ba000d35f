/** A sale that reaches an ERP by the shop's own integration, as every simulated ERP takes it. */

export interface SeedCustomer {
  readonly name: string;
  /** CPF or CNPJ, with or without punctuation. */
  readonly document: string;
  readonly email?: string;
  readonly phone?: string;
  readonly stateRegistration?: string;
  readonly address?: {
    readonly street: string;
    readonly number?: string;
    readonly complement?: string;
    readonly district: string;
    readonly city: string;
    /** Two letters. */
    readonly state: string;
    readonly postalCode: string;
  };
}

export interface SeedSale {
  /** The shop's order number. */
  readonly orderNumber: string;
  readonly customer: SeedCustomer;
  /** `price` in reais; the product's own where absent. */
  readonly items: readonly { readonly sku: string; readonly quantity: number; readonly price?: number }[];
  /** Reais. */
  readonly shipping?: number;
}
