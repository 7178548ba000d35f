/** What can be made to happen in the world from the console: what customers and the shop's people do. */
import { payAtStripe, payCharge, placePaidNuvemshopOrder, placePaidWooCommerceOrder } from '../../run/events.mts';
import type { PlaceOrderOptions } from '../../simulators/shopify/orders/options.mts';
import type { World } from '../../world/world.mts';
import { correctOrder } from './corrections.mts';
import type { FormDesk } from './formDesk.mts';
import { placeNewGoods, placeTwoParcels, placeWithoutSku } from './specialOrders.mts';

/** An order of the Shopify shop that somebody can learn from. */
const shopifyOrders: Readonly<Record<string, PlaceOrderOptions>> = {
  order: { paid: true, overrides: { buyer: 'person' } },
  company: { paid: true, overrides: { buyer: 'company' } },
  noTaxId: { paid: true, overrides: { buyer: 'person', awkward: 'noTaxId' } },
  badTaxId: { paid: true, overrides: { buyer: 'person', awkward: 'badTaxId' } },
  badPostalCode: { paid: true, overrides: { buyer: 'person', awkward: 'badPostalCode' } },
  foreignAddress: { paid: true, overrides: { awkward: 'foreignAddress' } },
  giftCard: { paid: true, overrides: { giftCard: true } },
  unpaid: { paid: false },
};

const hourMs = 3_600_000;

type Happening = (world: World, forms: FormDesk | undefined) => unknown;

const happenings: Readonly<Record<string, Happening>> = {
  wooCommerceOrder: placePaidWooCommerceOrder,
  nuvemshopOrder: placePaidNuvemshopOrder,
  stripePayment: payAtStripe,
  asaasPayment: (world) => payCharge(world),
  ...Object.fromEntries(
    Object.entries(shopifyOrders).map(([name, options]) => [name, ({ vendors }: World) => vendors.shopify.placeOrder(options)]),
  ),
  // Two hours before, the customer is reminded: a moment from now.
  booking: ({ clock, vendors }) =>
    vendors.googleCalendar.book({
      start: clock.now() + 2 * hourMs + 90_000,
      title: 'Horário de Maria Souza',
      customer: { name: 'Maria Souza', phone: '(11) 98765-4321' },
    }),
  bookingMoved: ({ vendors: { googleCalendar } }) => {
    const last = googleCalendar
      .slots()
      .filter(({ status }) => status !== 'cancelled')
      .at(-1);
    if (last === undefined) throw new Error('nothing stands in the calendar yet');
    googleCalendar.move(last.id, { start: new Date(last.start).getTime() + hourMs });
  },
  lead: async (_world, forms) => await deskOf(forms).write(true),
  leadWithoutConsent: async (_world, forms) => await deskOf(forms).write(false),
  leadAgain: async (_world, forms) => await deskOf(forms).writeAgain(),
  twoParcels: placeTwoParcels,
  unknownSku: placeNewGoods,
  noSku: placeWithoutSku,
  answerYes: answer('Sim'),
  optOut: answer('SAIR'),
};

function deskOf(forms: FormDesk | undefined): FormDesk {
  if (!forms) throw new Error('there is no form beside this world: "npm start" has one');
  return forms;
}

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
  correct: correctOrder,
};

/** Throws what the world says where it cannot happen. */
export async function makeHappen(world: World, what: string, times = 1, forms?: FormDesk): Promise<void> {
  const happen = Object.hasOwn(happenings, what) ? happenings[what] : undefined;
  if (!happen) throw new Error(`nobody knows how "${what}" happens`);
  for (let done = 0; done < times; done++) await happen(world, forms);
}

export function changeOrder(world: World, orderNumber: string, what: string): void {
  const change = Object.hasOwn(changes, what) ? changes[what] : undefined;
  if (!change) throw new Error(`an order cannot be asked to "${what}"`);
  change(world, orderNumber);
}
