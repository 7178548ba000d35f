import type { ShopContext } from '../context.mts';
import { connection, type PageArguments, type Sorting } from '../graphql/connection.mts';
import { gid } from '../state/ids.mts';
import type { Fulfillment, FulfillmentEvent, FulfillmentOrder, Order } from '../state/order.mts';
import { apiTime } from '../state/time.mts';
import { locationView } from './inventory.mts';
import { lineItemView } from './lineItem.mts';

const byId: Sorting<{ id: string }> = { value: () => 0, id: ({ id }) => id };

const line = (order: Order, lineId: string) => order.lines.find(({ id }) => id === lineId)!;

const actions: Readonly<Partial<Record<FulfillmentOrder['status'], readonly string[]>>> = {
  OPEN: ['CREATE_FULFILLMENT', 'REPORT_PROGRESS', 'MOVE', 'HOLD', 'SPLIT'],
  IN_PROGRESS: ['CREATE_FULFILLMENT', 'REPORT_PROGRESS', 'MARK_AS_OPEN', 'HOLD'],
  ON_HOLD: ['RELEASE_HOLD', 'MOVE'],
};

export function fulfillmentOrderView(context: ShopContext, order: Order, entry: FulfillmentOrder) {
  const location = context.state.locations.find(({ id }) => id === entry.locationId)!;
  return {
    __typename: 'FulfillmentOrder',
    id: gid('FulfillmentOrder', entry.id),
    status: entry.status,
    requestStatus: 'UNSUBMITTED',
    supportedActions: (actions[entry.status] ?? []).map((action) => ({ action, externalUrl: null })),
    orderId: gid('Order', order.id),
    orderName: `#${order.number}`,
    orderProcessedAt: apiTime(order.createdAt),
    createdAt: apiTime(entry.createdAt),
    updatedAt: apiTime(entry.updatedAt),
    fulfillAt: null,
    fulfillBy: null,
    fulfillmentHolds: [],
    internationalDuties: null,
    order: () => context.orderView(order),
    assignedLocation: {
      name: location.name,
      address1: location.address1,
      address2: null,
      city: location.city,
      province: location.provinceCode,
      countryCode: 'BR',
      zip: location.zip,
      phone: null,
      location: () => locationView(context, location),
    },
    deliveryMethod: {
      __typename: 'DeliveryMethod',
      id: gid('DeliveryMethod', entry.id),
      methodType: 'SHIPPING',
      presentedName: order.shippingLine?.title ?? null,
    },
    destination: () => destination(order, entry),
    lineItems: (args: PageArguments) => connection(entry.lines, args, byId, (one) => fulfillmentOrderLine(context, order, one)),
    fulfillments: (args: PageArguments) =>
      connection(
        order.fulfillments.filter(({ fulfillmentOrderIds }) => fulfillmentOrderIds.includes(entry.id)),
        args,
        byId,
        (one) => fulfillmentView(context, order, one),
      ),
  };
}

function destination(order: Order, entry: FulfillmentOrder) {
  if (!order.shipping) return null;
  const { province, countryCode, ...address } = order.shipping;
  return {
    __typename: 'FulfillmentOrderDestination',
    id: gid('FulfillmentOrderDestination', entry.id),
    ...address,
    province,
    countryCode,
    email: order.email,
  };
}

function fulfillmentOrderLine(context: ShopContext, order: Order, entry: FulfillmentOrder['lines'][number]) {
  const item = line(order, entry.lineId);
  return {
    __typename: 'FulfillmentOrderLineItem',
    id: gid('FulfillmentOrderLineItem', entry.id),
    totalQuantity: entry.total,
    remainingQuantity: entry.remaining,
    sku: item.sku,
    productTitle: item.title,
    variantTitle: null,
    vendor: null,
    requiresShipping: item.requiresShipping,
    inventoryItemId: item.inventoryItemId ? gid('InventoryItem', item.inventoryItemId) : null,
    warnings: [],
    weight: { value: item.grams / 1000, unit: 'KILOGRAMS' },
    lineItem: () => lineItemView(context, order, item),
  };
}

const displayStatus = (entry: Fulfillment): string => entry.events.at(-1)?.status ?? 'FULFILLED';

const happened = (entry: Fulfillment, status: string): string | null => {
  const event = entry.events.find((one) => one.status === status);
  return event ? apiTime(event.happenedAt) : null;
};

export function fulfillmentView(context: ShopContext, order: Order, entry: Fulfillment) {
  return {
    __typename: 'Fulfillment',
    id: gid('Fulfillment', entry.id),
    legacyResourceId: entry.id,
    name: entry.name,
    status: 'SUCCESS',
    displayStatus: displayStatus(entry),
    createdAt: apiTime(entry.createdAt),
    updatedAt: apiTime(entry.updatedAt),
    deliveredAt: happened(entry, 'DELIVERED'),
    inTransitAt: happened(entry, 'IN_TRANSIT'),
    estimatedDeliveryAt: null,
    requiresShipping: true,
    originAddress: null,
    service: null,
    totalQuantity: entry.lines.reduce((total, { quantity }) => total + quantity, 0),
    trackingInfo: ({ first }: { first?: number | null }) => entry.tracking.slice(0, first ?? undefined),
    order: () => context.orderView(order),
    location: () => locationView(context, context.state.locations.find(({ id }) => id === entry.locationId)!),
    fulfillmentLineItems: (args: PageArguments) =>
      connection(entry.lines, args, byId, (one) => ({
        __typename: 'FulfillmentLineItem',
        id: gid('FulfillmentLineItem', one.id),
        quantity: one.quantity,
        lineItem: () => lineItemView(context, order, line(order, one.lineId)),
      })),
    fulfillmentOrders: (args: PageArguments) =>
      connection(
        order.fulfillmentOrders.filter(({ id }) => entry.fulfillmentOrderIds.includes(id)),
        args,
        byId,
        (one) => fulfillmentOrderView(context, order, one),
      ),
    events: (args: PageArguments) => connection(entry.events, args, byId, eventView),
  };
}

export const eventView = (event: FulfillmentEvent) => ({
  __typename: 'FulfillmentEvent',
  id: gid('FulfillmentEvent', event.id),
  status: event.status,
  message: event.message,
  happenedAt: apiTime(event.happenedAt),
  createdAt: apiTime(event.createdAt),
  estimatedDeliveryAt: null,
  address1: null,
  city: null,
  province: null,
  country: null,
  zip: null,
  latitude: null,
  longitude: null,
});
