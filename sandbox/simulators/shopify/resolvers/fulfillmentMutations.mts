/** Parcels and what the carrier says of them. */
import type { ShopContext } from '../context.mts';
import { announceTracking, fulfill, type Parcel } from '../lifecycle/fulfill.mts';
import { digitsOf } from '../state/ids.mts';
import type { Order, Tracking } from '../state/order.mts';
import { eventView, fulfillmentView } from '../views/fulfillment.mts';
import { findFulfillment, findFulfillmentOrder } from './lookup.mts';
import { checkInputSize, clientError, userError, type UserError } from './userErrors.mts';

interface TrackingInput {
  readonly company?: string | null;
  readonly number?: string | null;
  readonly numbers?: string[] | null;
  readonly url?: string | null;
  readonly urls?: string[] | null;
}

interface FulfillmentInput {
  readonly lineItemsByFulfillmentOrder: {
    readonly fulfillmentOrderId: string;
    readonly fulfillmentOrderLineItems?: { readonly id: string; readonly quantity: number }[] | null;
  }[];
  readonly trackingInfo?: TrackingInput | null;
}

interface EventInput {
  readonly fulfillmentId: string;
  readonly status: string;
  readonly happenedAt?: string | null;
  readonly message?: string | null;
}

export function fulfillmentMutations(context: ShopContext) {
  return {
    fulfillmentCreate: ({ fulfillment }: { fulfillment: FulfillmentInput }) => create(context, fulfillment),
    fulfillmentTrackingInfoUpdate: ({ fulfillmentId, trackingInfoInput }: { fulfillmentId: string; trackingInfoInput: TrackingInput }) => {
      const found = findFulfillment(context, fulfillmentId);
      if (!found) return { fulfillment: null, userErrors: [userError(['fulfillmentId'], 'Fulfillment does not exist.')] };
      found.entry.tracking = trackingOf(trackingInfoInput);
      announceTracking(context, found.order, found.entry);
      return { fulfillment: fulfillmentView(context, found.order, found.entry), userErrors: [] };
    },
    fulfillmentEventCreate: ({ fulfillmentEvent }: { fulfillmentEvent: EventInput }) => addEvent(context, fulfillmentEvent),
  };
}

const refused = (error: UserError) => ({ fulfillment: null, userErrors: [error] });
const complaint = (message: string): UserError => userError(['fulfillment'], message);

function create(context: ShopContext, input: FulfillmentInput) {
  checkInputSize(input.lineItemsByFulfillmentOrder.length, 'lineItemsByFulfillmentOrder');
  const parcels: Parcel[] = [];
  const orders = new Set<Order>();
  for (const group of input.lineItemsByFulfillmentOrder) {
    const found = findFulfillmentOrder(context, group.fulfillmentOrderId);
    if (!found) return refused(complaint('Fulfillment order does not exist.'));
    const { order, entry } = found;
    if (entry.status !== 'OPEN' && entry.status !== 'IN_PROGRESS') {
      return refused(complaint(`Fulfillment order ${entry.id} has an unfulfillable status= ${entry.status.toLowerCase()}.`));
    }
    const nothing = zeroQuantity(context, input);
    if (nothing) return refused(nothing);
    const lines = linesOf(entry, group.fulfillmentOrderLineItems);
    if (!lines) return refused(complaint('Invalid fulfillment order line item quantity requested.'));
    orders.add(order);
    parcels.push({ entry, lines });
  }
  const order = [...orders][0];
  if (!order) return refused(clientError(context, 'fulfillment-empty', complaint('Line items by fulfillment order must not be empty.')));
  const places = new Set(parcels.map(({ entry }) => entry.locationId));
  if (orders.size > 1 || places.size > 1) {
    return refused(
      clientError(context, 'fulfillment-one-location', complaint('All fulfillment orders must have the same order and assigned location.')),
    );
  }
  const fulfillment = fulfill(context, order, parcels, trackingOf(input.trackingInfo ?? {}));
  return { fulfillment: fulfillmentView(context, order, fulfillment), userErrors: [] };
}

/** The one complaint whose path goes all the way down. */
function zeroQuantity(context: ShopContext, input: FulfillmentInput): UserError | undefined {
  for (const [index, group] of input.lineItemsByFulfillmentOrder.entries()) {
    const at = group.fulfillmentOrderLineItems?.findIndex(({ quantity }) => quantity <= 0) ?? -1;
    if (at < 0) continue;
    const path = ['fulfillment', 'lineItemsByFulfillmentOrder', String(index), 'fulfillmentOrderLineItems', String(at), 'quantity'];
    return clientError(context, 'fulfillment-quantity', userError(path, 'Quantity must be greater than 0'));
  }
  return undefined;
}

/** No lines named means all that is left; undefined where more is asked for than there is. */
function linesOf(entry: Parcel['entry'], wanted: { id: string; quantity: number }[] | null | undefined): Parcel['lines'] | undefined {
  if (!wanted?.length)
    return entry.lines.filter(({ remaining }) => remaining > 0).map(({ id, remaining }) => ({ id, quantity: remaining }));
  checkInputSize(wanted.length, 'fulfillmentOrderLineItems');
  const lines = wanted.map(({ id, quantity }) => ({ id: digitsOf('FulfillmentOrderLineItem', id) ?? '', quantity }));
  const named = new Set(lines.map(({ id }) => id));
  const possible = lines.every(
    ({ id, quantity }) => quantity > 0 && quantity <= (entry.lines.find((line) => line.id === id)?.remaining ?? 0),
  );
  return possible && named.size === lines.length ? lines : undefined;
}

/** Carriers of the vendor's list get their own tracking page without a url; of the Brazilian ones that is Correios alone. */
const knownUrls: Readonly<Record<string, (number: string) => string>> = {
  Correios: (number) => `https://www2.correios.com.br/sistemas/rastreamento/?objetos=${number}`,
};

function trackingOf(input: TrackingInput): Tracking[] {
  const numbers = input.numbers ?? (input.number ? [input.number] : []);
  const urls = input.urls ?? (input.url ? [input.url] : []);
  const count = Math.max(numbers.length, urls.length);
  return Array.from({ length: count }, (_, index) => {
    const number = numbers[index] ?? null;
    const known = input.company ? knownUrls[input.company] : undefined;
    return { company: input.company ?? null, number, url: urls[index] ?? (known && number ? known(number) : null) };
  });
}

function addEvent(context: ShopContext, input: EventInput) {
  const found = findFulfillment(context, input.fulfillmentId);
  if (!found)
    return { fulfillmentEvent: null, userErrors: [userError(['fulfillmentEvent', 'fulfillmentId'], 'Fulfillment does not exist.')] };
  const now = context.world.clock.now();
  const event = {
    id: context.state.ids.next(),
    status: input.status,
    message: input.message ?? null,
    happenedAt: input.happenedAt ? Date.parse(input.happenedAt) : now,
    createdAt: now,
  };
  found.entry.events.push(event);
  announceTracking(context, found.order, found.entry);
  return { fulfillmentEvent: eventView(event), userErrors: [] };
}
