/** One order, made of its traits. */
import { writtenPhone, type Person } from '../../../brazil/index.mts';
import type { Random } from '../../../world/random.mts';
import type { ShopContext } from '../context.mts';
import { reais } from '../state/currency.mts';
import { toCents } from '../state/money.mts';
import type { FulfillmentOrder, Order, OrderLine } from '../state/order.mts';
import { lineTotal } from '../state/totals.mts';
import { makeAddress, pickPlace } from './address.mts';
import { makeBuyer, taxIdMarks } from './buyer.mts';
import { makeLines } from './lines.mts';
import type { OrderTraits, PlaceOrderOptions } from './options.mts';
import { applyDiscount, makeShipping } from './prices.mts';

const notes = [null, null, 'Embrulhar para presente', 'Entregar após as 18h\n(portaria)', 'Não dobrar ✂️ "frágil"'] as const;
const gateways = ['Pix', 'Cartão de crédito', 'Boleto bancário', 'mercado_pago'] as const;

type Overrides = NonNullable<PlaceOrderOptions['overrides']>;

export function makeOrder(context: ShopContext, random: Random, traits: OrderTraits, overrides: Overrides = {}): Order {
  const { ids } = context.state;
  const now = context.world.clock.now();
  const number = context.state.nextNumber++;
  const people = makePeople(context, random, traits, overrides);
  const lines = makeLines(context, random, traits, overrides);
  const shippingLine = traits.awkward === 'noShippingAddress' || overrides.pos ? null : makeShipping(context, random, traits);
  const discount = applyDiscount(random, traits, lines, shippingLine);
  putTaxOnTop(lines, overrides.taxOnTop ?? 0);
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
    discount,
    note: overrides.note === undefined ? random.pick(notes) : overrides.note,
    tags: [...(overrides.tags ?? (random.chance(0.3) ? ['vip', 'Cliente Recorrente'] : []))],
    financial: 'PENDING',
    ...money(random, overrides),
    source: overrides.sourceName ?? (overrides.pos ? 'pos' : overrides.custom ? 'shopify_draft_order' : 'web'),
    token: ids.uuid().replaceAll('-', ''),
    transactions: [],
    refunds: [],
    returns: [],
    fulfillmentOrders: fulfillmentOrdersOf(context, lines, now, overrides.locationCount ?? 1),
    fulfillments: [],
  };
}

function money(random: Random, { payments, pos, currencies, taxOnTop, fees, duties }: Overrides) {
  const drawn = random.pick(gateways);
  const paid = payments?.map(({ gateway, amount }) => ({ gateway, ...(amount === undefined ? {} : { amount: toCents(amount) }) }));
  const used = paid ?? [{ gateway: pos ? 'cash' : drawn }];
  return {
    gateway: used.at(-1)!.gateway,
    payments: used,
    currencies: currencies ?? reais,
    taxesIncluded: taxOnTop === undefined,
    taxRate: taxOnTop ?? 0,
    fees: toCents(fees ?? 0),
    duties: toCents(duties ?? 0),
  };
}

function putTaxOnTop(lines: readonly OrderLine[], rate: number): void {
  for (const line of lines) if (!line.tip && !line.giftCard) line.tax = Math.round(((lineTotal(line) - line.discount) * rate) / 100);
}

/** Customer, addresses and the marks of the tax id. */
function makePeople(context: ShopContext, random: Random, traits: OrderTraits, overrides: Overrides) {
  const { ids } = context.state;
  const place = pickPlace(random, traits);
  const buyer = makeBuyer(random, traits, place.areaCode);
  const marks = taxIdMarks(random, traits, buyer);
  const { firstName, lastName, email, phone } = named(buyer.person, overrides);
  const typed = traits.awkward === 'impossiblePhone' ? '(00) 0000-000' : writtenPhone(phone, random.int(0, 5));
  const owner = (withPhone: boolean) => ({ firstName, lastName, company: marks.company, phone: withPhone ? typed : null });
  const made = makeAddress(random, traits, place, owner(traits.phonePlace === 'address'));
  const shipping = { ...made, ...overrides.address };
  const billed = traits.phonePlace === 'billing' ? { ...shipping, phone: typed } : shipping;
  const billing = overrides.billingAddress ? { ...billed, ...overrides.billingAddress } : billed;
  const onCustomer = traits.phonePlace === 'customer' && traits.awkward !== 'impossiblePhone';
  if (overrides.pos) return nobody;
  const remembered = { ...shipping, ...overrides.customerAddress };
  return {
    email,
    phone: null,
    customer: { id: ids.next(), addressId: ids.next(), firstName, lastName, email, phone: onCustomer ? phone : null, address: remembered },
    billing,
    shipping: traits.awkward === 'noShippingAddress' ? null : shipping,
    attributes: overrides.attributes ? [...overrides.attributes] : marks.attributes,
    localizedFields: overrides.localizedFields ? [...overrides.localizedFields] : marks.localizedFields,
  };
}

const named = (person: Person, { firstName, lastName, email }: Overrides) => ({
  ...person,
  ...(firstName === undefined ? {} : { firstName }),
  ...(lastName === undefined ? {} : { lastName }),
  ...(email === undefined ? {} : { email }),
});

/** Who buys over the counter gives no name. */
const nobody = { email: null, phone: null, customer: null, billing: null, shipping: null, attributes: [], localizedFields: [] };

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
