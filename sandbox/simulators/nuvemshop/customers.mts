/** What happens in the store without its API: customers, their banks, the owner and the vendor's lawyers. */
import { letters } from '../../world/randomText.mts';
import type { Context } from './context.mts';
import { heldOrder, type NuvemshopHeldOrder } from './held.mts';
import type { Checkout, Order, Webhook } from './model.mts';
import { abandon, shown, type CheckoutWishes, type NuvemshopCheckout } from './orders/checkouts.mts';
import { cancel, changeParcel, giveBack, pay, touch } from './orders/life.mts';
import { makeOrder, type OrderWishes } from './orders/make.mts';
import { totalsOf } from './orders/totals.mts';
import { announce, announceOrder, post } from './webhooks/deliver.mts';

export const privacyRequests = ['store/redact', 'customers/redact', 'customers/data_request'] as const;
export type PrivacyRequest = (typeof privacyRequests)[number];

export interface PlacedNuvemshopOrder {
  readonly orderNumber: string;
  readonly id: number;
  /** Reais. */
  readonly total: number;
}

export interface NuvemshopCustomers {
  /** Paid at once unless told. */
  placeOrder(options?: { readonly paid?: boolean; readonly overrides?: OrderWishes }): PlacedNuvemshopOrder;
  /** Somebody gets to the second step of the checkout and goes away. */
  abandonCheckout(wishes?: CheckoutWishes): NuvemshopCheckout;
  touchCheckout(id: number): void;
  /** The customer finishes it; `otherwise`: buys by another way, and the old cart stays behind. */
  buyCheckout(id: number, how?: { readonly otherwise?: boolean }): PlacedNuvemshopOrder;
  checkouts(): NuvemshopCheckout[];
  payOrder(orderNumber: string): void;
  cancelOrder(orderNumber: string): void;
  /** `part`: some of the money; how much, Nuvemshop's order does not say. */
  refundOrder(orderNumber: string, how?: { readonly part?: boolean }): void;
  /** The owner changes how many units a line has, by its position from 0; the payment stays what it was. */
  editOrder(orderNumber: string, line: number, quantity: number): void;
  /** The owner writes something at the order. */
  touchOrder(orderNumber: string): void;
  /** The owner sends the goods by hand. */
  sendParcels(orderNumber: string, code: string): void;
  orders(): NuvemshopHeldOrder[];
  webhooks(): readonly Readonly<Webhook>[];
  changeWebhooks(change: Partial<Pick<Webhook, 'url' | 'event'>>): void;
  dropWebhooks(): void;
  /** To the address that the app's page names for it. */
  sendPrivacyRequest(kind: PrivacyRequest, url: string, orderNumber?: string): void;
  /** The store owner agrees: a code that buys the token. */
  consent(): string;
  /** The store owner removes the app: its token is no good any more. */
  uninstall(): void;
}

export function createCustomers(context: Context): NuvemshopCustomers {
  const named = (number: string): Order => {
    const found = [...context.store.orders.values()].find((order) => String(order.number) === number);
    if (!found) throw new Error(`the store has no order ${number}`);
    return found;
  };
  const begun = (id: number): Checkout => {
    const found = context.store.checkouts.get(id);
    if (!found) throw new Error(`the store has no checkout ${id}`);
    return found;
  };
  const place = (order: Order, paid: boolean): PlacedNuvemshopOrder => {
    context.store.orders.set(order.id, order);
    announceOrder(context, ['created', 'pending'], order.id);
    if (paid) pay(context, order);
    return { orderNumber: String(order.number), id: order.id, total: totalsOf(order).total / 100 };
  };
  return {
    placeOrder: ({ paid = true, overrides = {} } = {}) => place(makeOrder(context, overrides), paid),
    abandonCheckout: (wishes) => abandon(context, wishes),
    touchCheckout: (id) => void (begun(id).updatedAt = context.world.clock.now()),
    buyCheckout(id, { otherwise = false } = {}) {
      const checkout = begun(id);
      if (!otherwise) checkout.completedAt = checkout.updatedAt = context.world.clock.now();
      return place({ ...makeOrder(context, {}), shopper: checkout.shopper, phone: checkout.phone }, true);
    },
    checkouts: () => [...context.store.checkouts.values()].map((checkout) => shown(context, checkout)),
    payOrder: (number) => pay(context, named(number)),
    cancelOrder: (number) => cancel(context, named(number), 'customer'),
    refundOrder: (number, { part } = {}) => giveBack(context, named(number), part),
    editOrder(number, line, quantity) {
      const order = named(number);
      order.lines[line]!.quantity = quantity;
      touch(context, order, 'edited');
    },
    touchOrder: (number) => touch(context, named(number)),
    sendParcels(number, code) {
      const order = named(number);
      for (const parcel of order.parcels) changeParcel(context, order, parcel, { status: 'DISPATCHED', tracking: { code } });
    },
    orders: () => [...context.store.orders.values()].map((order) => heldOrder(context, order)),
    webhooks: () => [...context.store.webhooks.values()],
    changeWebhooks(change) {
      for (const webhook of context.store.webhooks.values()) Object.assign(webhook, change);
    },
    dropWebhooks: () => context.store.webhooks.clear(),
    sendPrivacyRequest: (kind, url, number) => sendPrivacyRequest(context, kind, url, number === undefined ? undefined : named(number)),
    consent() {
      const code = letters(context.chance, 40, 'abcdef0123456789');
      context.codes.add(code);
      return code;
    },
    uninstall() {
      announce(context, 'app/uninstalled', {});
      context.installed = false;
    },
  };
}

/** No event in it: which request it is, its address says. */
function sendPrivacyRequest(context: Context, kind: PrivacyRequest, url: string, order: Order | undefined): void {
  const store = { store_id: Number(context.secrets.storeId) };
  const customer = order && {
    customer: { id: order.id + 5_000_000, email: order.shopper.person.email, phone: order.phone, identification: order.shopper.taxId },
  };
  const content = {
    'store/redact': store,
    'customers/redact': { ...store, ...customer, orders_to_redact: order ? [order.id] : [] },
    'customers/data_request': {
      ...store,
      ...customer,
      orders_requested: order ? [order.id] : [],
      checkouts_requested: [],
      drafts_orders_requested: [],
      data_request: { id: 1 },
    },
  }[kind];
  post(context, url, kind, content, () => true);
}
