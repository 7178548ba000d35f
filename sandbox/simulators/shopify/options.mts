/** What a world can choose about the simulated shop. */
export type Plan = 'standard' | 'advanced' | 'plus';

export interface ShopifyOptions {
  /** Default `loja-ponte.myshopify.com`. */
  readonly shop?: string;
  readonly plan?: Plan;
  /** Access scopes granted to the app; a `write_` scope brings its `read_` scope. Default: all that the project's adapter may ask for. */
  readonly scopes?: readonly string[];
  /** Whether the app may see protected customer data; without it topics that carry some are refused. Default true. */
  readonly protectedCustomerData?: boolean;
  /** Whether CPF and CNPJ in `localizedFields` are hidden from the app but for their end. Default false. */
  readonly maskedLocalizedFields?: boolean;
  /**
   * What a repeated keyed inventory write answers: `result`, the outcome of the first attempt (as documented), or `stale`, a
   * failed comparison where the quantity has moved since (as third parties report). It is never applied twice.
   */
  readonly idempotentReplay?: 'result' | 'stale';
  /** Whether a refund of money that belongs to no line and no shipping lowers `current_total_price`. Not known of the real one; default false. */
  readonly moneyRefundsLowerTheTotal?: boolean;
  /** Names the shop's own draws of chance; default: the shop that has always been there. */
  readonly seedName?: string;
}

export const defaultShop = 'loja-ponte.myshopify.com';
/** A second shop of the same owner, whose numbering begins at #1001, too. */
export const secondShop = 'loja-ponte-atacado.myshopify.com';
export const apiVersion = '2026-10';

/** The scopes that an app for orders, returns, stock and shipping asks for: all that `docs/shopify.md` has its owner grant. */
export const documentedScopes: readonly string[] = [
  'read_orders',
  'write_orders',
  'read_customers',
  'read_inventory',
  'write_inventory',
  'read_locations',
  'read_merchant_managed_fulfillment_orders',
  'write_merchant_managed_fulfillment_orders',
  'read_fulfillments',
  'write_fulfillments',
  'read_products',
  'read_returns',
];

/** A write scope contains the read scope of the same things. */
export const withReadScopes = (scopes: readonly string[]): string[] => [
  ...new Set(scopes.flatMap((scope) => (scope.startsWith('write_') ? [scope.replace('write_', 'read_'), scope] : [scope]))),
];
