/** A purchase that somebody began, and what becomes of it. Amounts in cents, instants in milliseconds of world time. */
import type { Random } from '../../../world/random.mts';
import type { ShopContext } from '../context.mts';
import { makeOrder } from '../orders/make.mts';
import { placeOrder, type PlacedOrder } from '../orders/place.mts';
import type { PlaceOrderOptions } from '../orders/options.mts';
import type { TraitSource } from '../orders/traits.mts';
import type { Checkout, MarketingState } from '../state/checkout.mts';
import { gid } from '../state/ids.mts';
import { totalsOf } from '../state/totals.mts';

export interface CheckoutWishes {
  readonly whatsApp?: MarketingState;
  readonly email?: MarketingState;
  /** E.164; a number of the customer's own where absent. */
  readonly phone?: string | null;
  readonly overrides?: PlaceOrderOptions['overrides'];
}

export interface CheckoutSummary {
  readonly id: string;
  readonly phone: string | null;
  readonly completed: boolean;
  /** Reais. */
  readonly total: number;
  readonly url: string;
}

/** Somebody fills a cart, gives name and number, and goes away. */
export function abandon(context: ShopContext, random: Random, traitsOf: TraitSource, wishes: CheckoutWishes = {}): CheckoutSummary {
  const { state, world } = context;
  const number = state.nextNumber;
  const order = makeOrder(context, random, traitsOf({}), wishes.overrides);
  // Nothing was ordered, so no number was used.
  state.nextNumber = number;
  const customer = order.customer!;
  const phone = wishes.phone === undefined ? (customer.phone ?? `+55119${String(random.int(10_000_000, 99_999_999))}`) : wishes.phone;
  const { whatsApp = 'NEVER_SUBSCRIBED', email = 'NEVER_SUBSCRIBED' } = wishes;
  const isAsked = whatsApp !== 'NEVER_SUBSCRIBED' || email !== 'NEVER_SUBSCRIBED';
  const now = world.clock.now();
  const checkout: Checkout = {
    id: state.ids.next(),
    token: state.ids.uuid().replaceAll('-', ''),
    createdAt: now,
    updatedAt: now,
    completedAt: null,
    customer: { ...customer, phone },
    consent: { whatsApp, email, at: isAsked ? now : null },
    cart: { lines: order.lines, billing: order.billing, shipping: order.shipping, currencies: order.currencies },
    total: totalsOf(order).total,
  };
  state.checkouts.set(checkout.id, checkout);
  return summaryOf(context, checkout);
}

/** The customer comes back to it and goes away again. */
export function touchCheckout(context: ShopContext, id: string): void {
  checkoutOf(context, id).updatedAt = context.world.clock.now();
}

/** The customer finishes it; `otherwise`: buys by another way, and the old cart stays behind. */
export function buy(
  context: ShopContext,
  random: Random,
  traitsOf: TraitSource,
  id: string,
  { otherwise = false }: { otherwise?: boolean } = {},
): PlacedOrder {
  const checkout = checkoutOf(context, id);
  const placed = placeOrder(context, random, traitsOf);
  const order = [...context.state.orders.values()].find((one) => gid('Order', one.id) === placed.id)!;
  order.customer = checkout.customer;
  if (!otherwise) checkout.completedAt = checkout.updatedAt = context.world.clock.now();
  return placed;
}

export const checkoutUrl = ({ shop }: ShopContext, { id, token }: Checkout): string => `https://${shop}/${id}/checkouts/${token}/recover`;

export const summaryOf = (context: ShopContext, checkout: Checkout): CheckoutSummary => ({
  id: gid('AbandonedCheckout', checkout.id),
  phone: checkout.customer.phone,
  completed: checkout.completedAt !== null,
  total: checkout.total / 100,
  url: checkoutUrl(context, checkout),
});

function checkoutOf({ state }: ShopContext, id: string): Checkout {
  const found = [...state.checkouts.values()].find((one) => gid('AbandonedCheckout', one.id) === id);
  if (!found) throw new Error(`The simulated shop has no checkout ${id}`);
  return found;
}
