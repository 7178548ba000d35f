/** WooCommerce, REST API v3: the stock of one shop. */
import { toResponse } from '../../http/answer.mts';
import { hex } from '../../world/randomText.mts';
import type { LedgerEntry, Simulator, WorldServices } from '../../world/simulator.mts';
import type { WooCommerceSecrets } from './access.mts';
import { serverError, tooMany } from './answers.mts';
import { freshShop } from './context.mts';
import type { Context } from './context.mts';
import type { Movement, Product } from './model.mts';
import { operationName } from './routes.mts';
import { createServer } from './server.mts';
import { countedAt } from './stock.mts';
import { truths } from './truths.mts';

export type { Product, WooCommerceSecrets };

export interface WooCommerceOptions {
  /** What the API key may do. */
  readonly permissions?: 'read' | 'read_write';
  /** The web server in front of the shop takes Authorization off. */
  readonly dropsAuthorization?: boolean;
  /** Quantities may have decimals. */
  readonly stockDecimals?: boolean;
}

export interface WooCommerceSimulator extends Simulator {
  readonly secrets: WooCommerceSecrets;
  readonly fixtures: { readonly shopUrl: string };
  products(): readonly Readonly<Product>[];
  /** By SKU; undefined for none. */
  product(sku: string): Readonly<Product> | undefined;
  /** The owner changes a product in the shop's own pages: whose units are counted where, say. */
  edit(sku: string, change: Partial<Omit<Product, 'id' | 'type' | 'parentId'>>): void;
  /** What a shop's host and plugins make different. */
  setHost(host: Pick<WooCommerceOptions, 'dropsAuthorization' | 'stockDecimals'>): void;
  /** A customer buys: the shop takes the units itself. */
  sell(sku: string, units: number): void;
  movements(): readonly Movement[];
}

const vendor = 'wooCommerce';
const host = 'loja-woo.example';

export function createWooCommerce(world: WorldServices, options: WooCommerceOptions = {}): WooCommerceSimulator {
  const { permissions = 'read_write', dropsAuthorization = false, stockDecimals = false } = options;
  const fork = (name: string) => world.random.fork(`${vendor}:${name}`);
  const random = fork('secrets');
  const secrets: WooCommerceSecrets = { consumerKey: `ck_${hex(random, 40)}`, consumerSecret: `cs_${hex(random, 40)}` };
  const context: Context = {
    world,
    permissions,
    dropsAuthorization,
    stockDecimals,
    shop: freshShop(world, fork('shop')),
    violation: (rule, detail) => world.violation({ vendor, rule, detail }),
  };
  const product = (sku: string) => [...context.shop.products.values()].find((each) => each.sku === sku);
  const known = (sku: string): Product => {
    const found = product(sku);
    if (!found) throw new Error(`the shop has no ${sku}`);
    return found;
  };

  return {
    vendor,
    hosts: [host],
    app: createServer(context, secrets),
    truths,
    secrets,
    fixtures: { shopUrl: `https://${host}` },
    operationOf: ({ method, path }) => operationName(method, path),
    rateLimitedAnswer: () => toResponse(tooMany()),
    serverErrorAnswer: () => toResponse(serverError()),
    products: () => [...context.shop.products.values()],
    product,
    edit: (sku, change) => void Object.assign(known(sku), change),
    setHost(host) {
      Object.assign(context, host);
    },
    sell(sku, units) {
      const counted = countedAt(context.shop, known(sku));
      if (counted) counted.quantity = (counted.quantity ?? 0) - units;
    },
    movements: () => context.shop.movements,
    ledger: () => context.shop.movements.map(entryOf),
    reset() {
      context.shop = freshShop(world, fork('shop'));
      Object.assign(context, { dropsAuthorization, stockDecimals });
    },
  };
}

const entryOf = ({ id, sku, before, after }: Movement): LedgerEntry => ({
  kind: 'movement',
  vendor,
  id: String(id),
  detail: { sku, before, after, delta: (after ?? 0) - (before ?? 0) },
});
