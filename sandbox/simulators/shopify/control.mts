/** What happens in the shop without its API: customers and the merchant at work. */
import type { Random } from '../../world/random.mts';
import type { Simulator } from '../../world/simulator.mts';
import { abandon, buy, summaryOf as checkoutSummary, touchCheckout } from './checkouts/checkout.mts';
import type { ShopContext } from './context.mts';
import { withReadScopes } from './options.mts';
import { assessRisk } from './lifecycle/assessRisk.mts';
import { cancel } from './lifecycle/cancel.mts';
import { levelOf, orderByNumber } from './lifecycle/common.mts';
import { correct } from './lifecycle/correct.mts';
import { edit } from './lifecycle/edit.mts';
import { pay } from './lifecycle/pay.mts';
import { refund } from './lifecycle/refund.mts';
import { remove } from './lifecycle/remove.mts';
import { changeReturn, openReturn } from './lifecycle/return.mts';
import { addProducts } from './state/addProducts.mts';
import { placeOrder } from './orders/place.mts';
import { createTraits } from './orders/traits.mts';
import { gid } from './state/ids.mts';
import { toCents } from './state/money.mts';
import type { Order } from './state/order.mts';
import { totalsOf } from './state/totals.mts';
import { summaryOf } from './summary.mts';
import type { RefundOptions, ShopifySimulator } from './types.mts';
import { redeliver } from './webhooks/announce.mts';

type Control = Omit<ShopifySimulator, Exclude<keyof Simulator, 'expireTokens'> | 'secrets'>;

export function createControl(context: ShopContext, chance: () => { random: Random; traits: ReturnType<typeof createTraits> }): Control {
  const order = (number: string | number) => orderByNumber(context, number);
  return {
    placeOrder: (options) => placeOrder(context, chance().random, chance().traits, options),
    abandonCheckout: (wishes) => abandon(context, chance().random, chance().traits, wishes),
    touchCheckout: (id) => touchCheckout(context, id),
    buyCheckout: (id, how) => buy(context, chance().random, chance().traits, id, how),
    checkouts: () => [...context.state.checkouts.values()].map((one) => checkoutSummary(context, one)),
    payOrder: (number) => pay(context, order(number)),
    cancelOrder: (number, { reason = 'CUSTOMER', restock = true, refund: pays = true } = {}) =>
      cancel(context, order(number), { reason, restock, refund: pays }),
    editOrder: (number, request = {}) => edit(context, order(number), request),
    correctOrder: (number, correction) => correct(context, order(number), correction),
    assessRisk: (number, level) => assessRisk(context, order(number), level),
    deleteOrder: (number) => remove(context, order(number)),
    holdOrder: (number, sku) => setHold(order(number), 'OPEN', 'ON_HOLD', sku),
    releaseOrder: (number) => setHold(order(number), 'ON_HOLD', 'OPEN'),
    refundOrder: (number, options = {}) => refundLines(context, number, options),
    openReturn: (number, request = {}) => void openReturn(context, order(number), request),
    changeReturn: (number, step) => void changeReturn(context, order(number), step),
    redeliver: (number, topic) => redeliver(context, gid('Order', order(number).id), topic),
    deliverLate: (ms) => void (context.state.latenessMs = ms),
    orders: () => [...context.state.orders.values()].map((one) => summaryOf(context, one)),
    addProducts: (skus, available = 1000, weightGrams) => addProducts(context, skus, available, weightGrams),
    stopTracking: (sku) => {
      const item = context.state.items.find((one) => one.sku === sku);
      if (item) item.tracked = false;
    },
    stopStocking: (sku) => {
      const item = context.state.items.find((one) => one.sku === sku);
      const main = context.state.locations.find(({ primary }) => primary)!;
      context.state.levels = context.state.levels.filter((level) => level.itemId !== item?.id || level.locationId !== main.id);
    },
    stock: (sku) => stockOf(context, sku),
    ...accessControl(context),
  };
}

function accessControl(context: ShopContext) {
  return {
    subscriptions: () => [...context.state.subscriptions.values()].map(({ topic, uri }) => ({ topic, uri })),
    dropSubscriptions: () => context.state.subscriptions.clear(),
    rotateSecret: () => context.credentials.rotate(),
    expireTokens: () => context.credentials.expireTokens(),
    revokeToken: (token: string) => context.credentials.revoke(token),
    setGrantedScopes: (scopes: readonly string[]) => {
      context.scopes = withReadScopes(scopes);
    },
    setPlan: context.bucket.setPlan,
    setInstalled: (installed: boolean) => {
      context.state.installed = installed;
    },
    notSimulated: () => [...context.notSimulated],
  };
}

function refundLines(context: ShopContext, number: string | number, options: RefundOptions): void {
  const { line: index, quantity, restock = true, shipping, amount, moneyOnly = false, note = null } = options;
  const order = orderByNumber(context, number);
  const chosen = index === undefined ? order.lines : order.lines.slice(index, index + 1);
  const lines = moneyOnly ? [] : chosen.filter(({ currentQuantity }) => currentQuantity > 0);
  const back = shipping === 'all' ? totalsOf(order).currentShipping : toCents(shipping ?? 0);
  refund(context, order, {
    lines: lines.map((line) => ({ lineId: line.id, quantity: quantity ?? line.currentQuantity, restock })),
    shipping: back,
    note,
    ...(amount === undefined ? {} : { amount: toCents(amount) }),
  });
}

/** The merchant holds back (or lets go) what of an order has this state; with a SKU only the part that holds it. */
function setHold(order: Order, from: 'OPEN' | 'ON_HOLD', to: 'OPEN' | 'ON_HOLD', sku?: string): void {
  const lineIds = order.lines.filter((line) => sku === undefined || line.sku === sku).map(({ id }) => id);
  for (const entry of order.fulfillmentOrders) {
    if (entry.status === from && entry.lines.some(({ lineId }) => lineIds.includes(lineId))) entry.status = to;
  }
}

function stockOf(context: ShopContext, sku: string) {
  const item = context.state.items.find((one) => one.sku === sku);
  const level = item && levelOf(context, item.id, context.state.locations.find(({ primary }) => primary)!.id);
  if (!level) throw new Error(`The simulated shop sells no ${sku}`);
  return { available: level.available, committed: level.committed, onHand: level.available + level.committed };
}
