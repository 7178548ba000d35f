/** One order, made of its traits. */
import { writtenPhone } from '../../../brazil/index.mts';
import type { Random } from '../../../world/random.mts';
import type { ShopContext } from '../context.mts';
import type { FulfillmentOrder, Order, OrderLine } from '../state/order.mts';
import { makeAddress, pickPlace } from './address.mts';
import { makeBuyer, taxIdMarks } from './buyer.mts';
import { makeLines } from './lines.mts';
import type { OrderTraits, PlaceOrderOptions } from './options.mts';
import { applyDiscount, makeShipping } from './prices.mts';

const notes = [null, null, 'Embrulhar para presente', 'Entregar após as 18h\n(portaria)', 'Não dobrar ✂️ "frágil"'] as const;
const gateways = ['Pix', 'Cartão de crédito', 'Boleto bancário', 'mercado_pago'] as const;

export function makeOrder(
  context: ShopContext,
  random: Random,
  traits: OrderTraits,
  overrides: NonNullable<PlaceOrderOptions['overrides']> = {},
): Order {
  const { ids } = context.state;
  const now = context.world.clock.now();
  const number = context.state.nextNumber++;
  const people = makePeople(context, random, traits);
  const lines = makeLines(context, random, traits, overrides.items);
  const shippingLine = traits.awkward === 'noShippingAddress' ? null : makeShipping(context, random, traits);
  return {
    id: ids.next(),
    number,
    createdAt: now,
    updatedAt: now,
    cancelledAt: null,
    cancelReason: null,
    closedAt: null,
    edited: false,
    test: overrides.test ?? false,
    ...people,
    lines,
    shippingLine,
    discount: applyDiscount(random, traits, lines, shippingLine),
    note: overrides.note === undefined ? random.pick(notes) : overrides.note,
    tags: [...(overrides.tags ?? (random.chance(0.3) ? ['vip', 'Cliente Recorrente'] : []))],
    financial: 'PENDING',
    gateway: random.pick(gateways),
    token: ids.uuid().replaceAll('-', ''),
    transactions: [],
    refunds: [],
    fulfillmentOrders: fulfillmentOrdersOf(context, lines, now, overrides.locationCount ?? 1),
    fulfillments: [],
  };
}

/** Customer, addresses and the marks of the tax id. */
function makePeople(context: ShopContext, random: Random, traits: OrderTraits) {
  const { ids } = context.state;
  const place = pickPlace(random, traits);
  const buyer = makeBuyer(random, traits, place.areaCode);
  const marks = taxIdMarks(random, traits, buyer);
  const { firstName, lastName, email, phone } = buyer.person;
  const typed = traits.awkward === 'impossiblePhone' ? '(00) 0000-000' : writtenPhone(phone, random.int(0, 5));
  const owner = (withPhone: boolean) => ({ firstName, lastName, company: marks.company, phone: withPhone ? typed : null });
  const shipping = makeAddress(random, traits, place, owner(traits.phonePlace === 'address'));
  const billing = traits.phonePlace === 'billing' ? { ...shipping, phone: typed } : shipping;
  const onCustomer = traits.phonePlace === 'customer' && traits.awkward !== 'impossiblePhone';
  return {
    email,
    phone: null,
    customer: { id: ids.next(), addressId: ids.next(), firstName, lastName, email, phone: onCustomer ? phone : null, address: shipping },
    billing,
    shipping: traits.awkward === 'noShippingAddress' ? null : shipping,
    attributes: marks.attributes,
    localizedFields: marks.localizedFields,
  };
}

/** Line by line from one location after the other, the main warehouse first; gift cards are not shipped at all. */
function fulfillmentOrdersOf(context: ShopContext, lines: readonly OrderLine[], now: number, locationCount: number): FulfillmentOrder[] {
  const { ids, locations } = context.state;
  const places = locations.toSorted((a, b) => Number(b.primary) - Number(a.primary)).slice(0, locationCount);
  const shipped = lines.filter(({ requiresShipping }) => requiresShipping);
  const parts = places.map((place, index) => ({ place, mine: shipped.filter((_, at) => at % places.length === index) }));
  return parts
    .filter(({ mine }) => mine.length > 0)
    .map(({ place, mine }) => ({
      id: ids.next(),
      locationId: place.id,
      status: 'OPEN',
      lines: mine.map((line) => ({ id: ids.next(), lineId: line.id, total: line.quantity, remaining: line.quantity })),
      createdAt: now,
      updatedAt: now,
    }));
}
