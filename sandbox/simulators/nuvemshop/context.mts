/** What every part of the simulator works with. */
import type { Random } from '../../world/random.mts';
import type { WorldServices } from '../../world/simulator.mts';
import type { Bucket } from './http/bucket.mts';
import type { Store } from './model.mts';

export const vendor = 'nuvemshop';

export interface NuvemshopSecrets {
  /** Of the app: it signs what is delivered. */
  readonly clientId: string;
  readonly clientSecret: string;
  readonly accessToken: string;
  readonly storeId: string;
}

export const usualScopes: readonly string[] = [
  'read_orders',
  'write_orders',
  'read_customers',
  'read_fulfillment_orders',
  'write_fulfillment_orders',
];

export interface Settings {
  scopes: readonly string[];
  /** World milliseconds within which deliveries of one moment come in any order. */
  disorderMs: number;
  /** World milliseconds that a delivery is late. */
  latenessMs: number;
  /** The store has not paid its plan: every call is refused, and nothing is delivered. */
  suspended: boolean;
  /** Whether lists can be asked for orders by statuses that the documentation does not name: `partially_refunded`. */
  undocumentedFilters: boolean;
}

export const usualSettings: Settings = {
  scopes: usualScopes,
  disorderMs: 2000,
  latenessMs: 0,
  suspended: false,
  undocumentedFilters: true,
};

export interface Context {
  readonly world: WorldServices;
  readonly secrets: NuvemshopSecrets;
  readonly bucket: Bucket;
  settings: Settings;
  store: Store;
  chance: Random;
  /** Whether the store has the app: without it the token is no good any more. */
  installed: boolean;
  /** Codes that a store owner's consent gave, each good once. */
  readonly codes: Set<string>;
  violation(rule: string, detail: string): void;
}

/** As the API writes times. */
export const time = (at: number): string => new Date(at).toISOString().replace(/\.\d+Z$/, '+0000');

export const money = (cents: number): string => (cents / 100).toFixed(2);
