/** The shop with everything around it: handed to every part of the simulator. */
import type { WorldServices } from '../../world/simulator.mts';
import type { Credentials } from './http/credentials.mts';
import type { Bucket } from './graphql/bucket.mts';
import type { ShopifyOptions } from './options.mts';
import type { Order } from './state/order.mts';
import type { ShopState } from './state/shop.mts';

/** A search field or value that was passed over. */
export interface SearchWarning {
  readonly path: string;
  readonly field: string;
  readonly code: string;
}

export interface ShopContext {
  readonly world: WorldServices;
  readonly options: ShopifyOptions;
  readonly shop: string;
  readonly credentials: Credentials;
  readonly bucket: Bucket;
  /** Replaced on reset. */
  state: ShopState;
  scopes: string[];
  /** Fields that were asked for and that nobody has simulated yet. */
  readonly notSimulated: Set<string>;
  /** Of the request that is being answered. */
  searchWarnings: SearchWarning[];
  /** A fulfillment, a refund and a transaction show their order, which shows them: it is handed to them. */
  orderView(order: Order): object;
}

export function violate(context: ShopContext, rule: string, detail: string): void {
  context.world.violation({ vendor: 'shopify', rule, detail });
}
