/** WooCommerce, REST API v3: one shop's stock and orders, its webhooks, its customers and its owner. */
import { toResponse } from '../../http/answer.mts';
import { hex } from '../../world/randomText.mts';
import type { Simulator, WorldServices } from '../../world/simulator.mts';
import type { WooCommerceSecrets } from './access.mts';
import { serverError, tooMany } from './answers.mts';
import { freshSales, freshShop, usualHost } from './context.mts';
import type { Context, Host } from './context.mts';
import { ledgerOf } from './ledger.mts';
import type { Movement, Product } from './model.mts';
import { createCustomers, type WooCustomers } from './orders/customers.mts';
import type { Webhook } from './orders/model.mts';
import { operationName } from './routes.mts';
import { createServer } from './server.mts';
import { host, shopUrl } from './shopUrl.mts';
import { countedAt } from './stock.mts';
import { truths } from './truths.mts';

export type { Product, WooCommerceSecrets };
export type { PlacedWooOrder, PlaceOptions, WooRefundOptions } from './orders/customers.mts';
export type { WooHeldOrder } from './orders/held.mts';
export type { OrderWishes } from './orders/make.mts';
export { spellings } from './orders/spellings.mts';

export interface WooCommerceOptions extends Partial<Host> {
  /** What the API key may do. */
  readonly permissions?: 'read' | 'read_write';
}

export interface WooCommerceSimulator extends Simulator, WooCustomers {
  readonly secrets: WooCommerceSecrets;
  readonly fixtures: { readonly shopUrl: string };
  products(): readonly Readonly<Product>[];
  /** By SKU; undefined for none. */
  product(sku: string): Readonly<Product> | undefined;
  /** The owner changes a product in the shop's own pages: whose units are counted where, say. */
  edit(sku: string, change: Partial<Omit<Product, 'id' | 'type' | 'parentId'>>): void;
  /** What a shop's host, plugins and settings make different. */
  setHost(host: Partial<Host>): void;
  /** A customer buys: the shop takes the units itself. */
  sell(sku: string, units: number): void;
  movements(): readonly Movement[];
  /** With their secrets, which the API never tells. */
  webhooks(): readonly Readonly<Webhook>[];
  /** Somebody changes or removes all webhooks behind the client's back. */
  changeWebhooks(change: Partial<Pick<Webhook, 'status' | 'url' | 'secret' | 'topic'>>): void;
  dropWebhooks(): void;
}

const vendor = 'wooCommerce';

export function createWooCommerce(world: WorldServices, options: WooCommerceOptions = {}): WooCommerceSimulator {
  const { permissions = 'read_write', ...given } = options;
  const fork = (name: string) => world.random.fork(`${vendor}:${name}`);
  const random = fork('secrets');
  const secrets: WooCommerceSecrets = { consumerKey: `ck_${hex(random, 40)}`, consumerSecret: `cs_${hex(random, 40)}` };
  const context: Context = {
    ...usualHost,
    ...given,
    world,
    permissions,
    chance: fork('orders'),
    shop: freshShop(world, fork('shop')),
    sales: freshSales(),
    violation: (rule, detail) => world.violation({ vendor, rule, detail }),
  };

  return {
    vendor,
    hosts: [host],
    app: createServer(context, secrets),
    truths,
    secrets,
    fixtures: { shopUrl },
    operationOf: ({ method, path }) => operationName(method, path),
    rateLimitedAnswer: () => toResponse(tooMany()),
    serverErrorAnswer: () => toResponse(serverError()),
    ...stockControl(context),
    ...createCustomers(context),
    setHost: (change) => void Object.assign(context, change),
    webhooks: () => [...context.sales.webhooks.values()],
    changeWebhooks(change) {
      for (const webhook of context.sales.webhooks.values()) Object.assign(webhook, change);
    },
    dropWebhooks: () => context.sales.webhooks.clear(),
    ledger: () => ledgerOf(context),
    reset() {
      context.shop = freshShop(world, fork('shop'));
      context.sales = freshSales();
      Object.assign(context, usualHost, given, { chance: fork('orders') });
    },
  };
}

function stockControl(context: Context) {
  const product = (sku: string) => [...context.shop.products.values()].find((each) => each.sku === sku);
  const known = (sku: string): Product => {
    const found = product(sku);
    if (!found) throw new Error(`the shop has no ${sku}`);
    return found;
  };
  return {
    products: () => [...context.shop.products.values()],
    product,
    edit: (sku: string, change: Partial<Product>) => void Object.assign(known(sku), change),
    sell(sku: string, units: number) {
      const counted = countedAt(context.shop, known(sku));
      if (counted) counted.quantity = (counted.quantity ?? 0) - units;
    },
    movements: () => context.shop.movements,
  };
}
