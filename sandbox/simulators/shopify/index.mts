/** A simulated Shopify shop: Admin GraphQL, access tokens, signed webhooks, and the customers and the merchant behind them. */
import type { WorldServices } from '../../world/simulator.mts';
import { rateLimitedAnswer, serverErrorAnswer } from './answers.mts';
import type { ShopContext } from './context.mts';
import { createControl } from './control.mts';
import { createBucket } from './graphql/bucket.mts';
import { createApp } from './http/app.mts';
import { createCredentials } from './http/credentials.mts';
import { isQuery, operationOf } from './http/operation.mts';
import { ledgerOf } from './ledger.mts';
import { defaultShop, documentedScopes, withReadScopes, type ShopifyOptions } from './options.mts';
import { createTraits } from './orders/traits.mts';
import { createState } from './state/shop.mts';
import { truths } from './truths.mts';
import type { ShopifySimulator } from './types.mts';
import { orderView } from './views/order.mts';

export type { ShopifyOptions } from './options.mts';
export type { OrderTraits, PlaceOrderOptions } from './orders/options.mts';
export type { PlacedOrder } from './orders/place.mts';
export { brazilianGateways } from './orders/options.mts';
export { secondShop } from './options.mts';
export type { CancelOptions, LineSummary, OrderSummary, RefundOptions, RefundSummary, ShopifySecrets, ShopifySimulator } from './types.mts';

export function createShopify(world: WorldServices, options: ShopifyOptions = {}): ShopifySimulator {
  const root = world.random.fork(options.seedName ?? 'shopify');
  const plan = options.plan ?? 'standard';
  const grantedScopes = () => withReadScopes(options.scopes ?? documentedScopes);
  const context: ShopContext = {
    world,
    options,
    shop: options.shop ?? defaultShop,
    credentials: createCredentials(root.fork('credentials'), world.clock),
    bucket: createBucket(world.clock, plan),
    state: createState(root.fork('ids'), world.clock.now()),
    scopes: grantedScopes(),
    notSimulated: new Set(),
    searchWarnings: [],
    orderView: (order) => orderView(context, order),
  };
  const startChance = () => ({ random: root.fork('orders'), traits: createTraits(root.fork('traits')) });
  let chance = startChance();
  const { credentials } = context;

  return {
    vendor: 'shopify',
    // Of a shop that nobody has, the first one says so.
    hosts: context.shop === defaultShop ? ['*.myshopify.com'] : [context.shop],
    app: createApp(context),
    truths,
    operationOf,
    asksOnly: isQuery,
    secrets: {
      shop: context.shop,
      clientId: credentials.clientId,
      staticToken: credentials.staticToken,
      get clientSecret() {
        return credentials.secret();
      },
    },
    ...createControl(context, () => chance),
    rateLimitedAnswer: (call) => rateLimitedAnswer(context, call),
    serverErrorAnswer,
    ledger: () => ledgerOf(context),
    reset() {
      credentials.reset();
      context.bucket.setPlan(plan);
      context.state = createState(root.fork('ids'), world.clock.now());
      context.scopes = grantedScopes();
      context.notSimulated.clear();
      chance = startChance();
    },
  };
}
