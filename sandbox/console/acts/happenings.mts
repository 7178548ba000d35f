/** What can be made to happen in the world from the console: what customers and the shop's people do. */
import { randomUUID } from 'node:crypto';
import { payAtStripe, payCharge, placePaidNuvemshopOrder, placePaidOrder, placePaidWooCommerceOrder } from '../../run/events.mts';
import type { PlaceOrderOptions } from '../../simulators/shopify/orders/options.mts';
import type { World } from '../../world/world.mts';

/** An order of the Shopify shop that somebody can learn from. */
const shopifyOrders: Readonly<Record<string, PlaceOrderOptions>> = {
  company: { paid: true, overrides: { buyer: 'company' } },
  noTaxId: { paid: true, overrides: { awkward: 'noTaxId' } },
  badTaxId: { paid: true, overrides: { awkward: 'badTaxId' } },
  noSku: { paid: true, overrides: { awkward: 'noSku' } },
  badPostalCode: { paid: true, overrides: { awkward: 'badPostalCode' } },
  foreignAddress: { paid: true, overrides: { awkward: 'foreignAddress' } },
  giftCard: { paid: true, overrides: { giftCard: true } },
  unpaid: { paid: false },
};

type Happening = (world: World) => unknown;

const happenings: Readonly<Record<string, Happening>> = {
  order: placePaidOrder,
  wooCommerceOrder: placePaidWooCommerceOrder,
  nuvemshopOrder: placePaidNuvemshopOrder,
  stripePayment: payAtStripe,
  asaasPayment: payCharge,
  ...Object.fromEntries(
    Object.entries(shopifyOrders).map(([name, options]) => [name, ({ vendors }: World) => vendors.shopify.placeOrder(options)]),
  ),
  booking: ({ clock, vendors }) =>
    vendors.calendly.book({
      start: clock.now() + 2 * 86_400_000,
      invitee: { name: 'Maria Souza', email: `maria.${randomUUID().slice(0, 8)}@cliente.example` },
      phone: '+5511987654321',
    }),
  answerYes: answer('Sim'),
  optOut: answer('SAIR'),
};

/** The customer who was written to last writes back. */
function answer(text: string): Happening {
  return ({ vendors: { whatsappCloud } }) => {
    const last = [...whatsappCloud.messages()].sort((one, other) => other.at - one.at)[0];
    if (last === undefined) throw new Error('nobody has been written to yet');
    whatsappCloud.receive(last.waId ?? last.to, text);
  };
}

/** What the shop's people do with an order of the Shopify shop. */
const changes: Readonly<Record<string, (world: World, orderNumber: string) => unknown>> = {
  pay: ({ vendors }, number) => vendors.shopify.payOrder(number),
  refund: ({ vendors }, number) => vendors.shopify.refundOrder(number, { shipping: 'all' }),
  cancel: ({ vendors }, number) => vendors.shopify.cancelOrder(number),
};

/** Throws what the world says where it cannot happen. */
export function makeHappen(world: World, what: string, times = 1): void {
  const happen = Object.hasOwn(happenings, what) ? happenings[what] : undefined;
  if (!happen) throw new Error(`nobody knows how "${what}" happens`);
  for (let done = 0; done < times; done++) happen(world);
}

export function changeOrder(world: World, orderNumber: string, what: string): void {
  const change = Object.hasOwn(changes, what) ? changes[what] : undefined;
  if (!change) throw new Error(`an order cannot be asked to "${what}"`);
  change(world, orderNumber);
}
