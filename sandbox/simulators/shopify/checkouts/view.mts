/** Checkouts as the Admin API shows them. */
import type { ShopContext } from '../context.mts';
import { gid } from '../state/ids.mts';
import type { Order, OrderLine } from '../state/order.mts';
import { apiTime } from '../state/time.mts';
import { lineTotal } from '../state/totals.mts';
import { addressView } from '../views/address.mts';
import { customerView } from '../views/customer.mts';
import { moneyBag } from '../views/money.mts';
import { connection, type PageArguments } from '../graphql/connection.mts';
import type { Checkout, MarketingState } from '../state/checkout.mts';
import { checkoutUrl } from './checkout.mts';

export function checkoutView(context: ShopContext, checkout: Checkout) {
  const { id, createdAt, updatedAt, completedAt, cart, total } = checkout;
  return {
    __typename: 'AbandonedCheckout',
    id: gid('AbandonedCheckout', id),
    name: `#${id}`,
    abandonedCheckoutUrl: checkoutUrl(context, checkout),
    createdAt: apiTime(createdAt),
    updatedAt: apiTime(updatedAt),
    completedAt: completedAt === null ? null : apiTime(completedAt),
    customer: () => buyerView(context, checkout),
    billingAddress: () => addressView(cart.billing, id),
    shippingAddress: () => addressView(cart.shipping, id),
    note: '',
    customAttributes: [],
    discountCodes: [],
    taxesIncluded: true,
    totalPriceSet: moneyBag(cart, total),
    lineItems: (args: PageArguments) =>
      connection(cart.lines, args, { value: () => 0, id: (line) => line.id }, (line) => lineView(cart, line)),
  };
}

const lineView = (cart: Checkout['cart'], line: OrderLine) => ({
  __typename: 'AbandonedCheckoutLineItem',
  id: gid('AbandonedCheckoutLineItem', line.id),
  title: line.title,
  variantTitle: null,
  sku: line.sku,
  quantity: line.quantity,
  customAttributes: [],
  originalTotalPriceSet: moneyBag(cart, lineTotal(line)),
  discountedTotalPriceSet: moneyBag(cart, lineTotal(line)),
  discountedTotalPriceWithCodeDiscount: moneyBag(cart, lineTotal(line) - line.discount),
});

/** The customer with what was agreed to, channel by channel. */
function buyerView(context: ShopContext, { customer, consent }: Checkout) {
  const view = customerView(context, customer);
  const at = consent.at === null ? null : apiTime(consent.at);
  const [email, phone] = [view.defaultEmailAddress, view.defaultPhoneNumber];
  return {
    ...view,
    defaultEmailAddress: email && { ...email, marketingState: emailState(consent.email), marketingUpdatedAt: at },
    defaultPhoneNumber: phone && {
      ...phone,
      whatsAppMarketingConsent: {
        __typename: 'CustomerWhatsAppMarketingConsent',
        state: consent.whatsApp,
        updatedAt: consent.whatsApp === 'NEVER_SUBSCRIBED' ? null : at,
      },
    },
    lastOrder: () => lastOrderOf(context, customer.id),
  };
}

/** The same states have another first name there. */
const emailState = (state: MarketingState) => (state === 'NEVER_SUBSCRIBED' ? 'NOT_SUBSCRIBED' : state);

function lastOrderOf(context: ShopContext, customerId: string): object | null {
  const orders = [...context.state.orders.values()].filter(({ customer }) => customer?.id === customerId);
  const last = orders.toSorted((one: Order, other: Order) => other.createdAt - one.createdAt)[0];
  return last ? context.orderView(last) : null;
}
