/** Operations on orders and their parcels. */
import { z } from 'zod';
import { ok, refuse } from '../http/answers.mts';
import { checked, fieldsOf, orderOf, path, type Call, type Route } from '../http/call.mts';
import { parcelStatuses, type Order, type Parcel } from '../model.mts';
import { cancel, changeParcel, touch } from './life.mts';
import { listOrders } from './list.mts';
import { parcelView } from './parcelView.mts';
import { orderView } from './view.mts';

const orderShape = z.object({ owner_note: z.string().nullable().optional(), status: z.enum(['open', 'closed']).optional() }).strict();

function setStatus({ context }: Call, order: Order, status: 'open' | 'closed'): void {
  if (order.status === 'cancelled') refuse(422, 'A cancelled order cannot be changed');
  order.status = status;
  order.closedAt = status === 'closed' ? context.world.clock.now() : null;
  touch(context, order);
}

const cancelShape = z
  .object({
    reason: z.enum(['customer', 'inventory', 'fraud', 'other']).optional(),
    email: z.boolean().optional(),
    restock: z.boolean().optional(),
  })
  .strict();

const oldTrackingShape = z
  .object({
    shipping_tracking_number: z.string().optional(),
    shipping_tracking_url: z.string().optional(),
    notify_customer: z.boolean().optional(),
  })
  .strict();

/** The older form, for the whole order at once. */
function fulfill(call: Call) {
  const { context, body } = call;
  const order = orderOf(call);
  refuseCancelled(call, order);
  const { shipping_tracking_number: code, shipping_tracking_url: url } = checked(context, oldTrackingShape, body);
  const tracking = { ...(code === undefined ? {} : { code }), ...(url === undefined ? {} : { url }) };
  for (const parcel of order.parcels) changeParcel(context, order, parcel, { status: 'DISPATCHED', tracking });
  return ok(orderView(context, order));
}

const parcelShape = z
  .object({
    status: z.enum(parcelStatuses).optional(),
    tracking_info: z
      .object({ code: z.string().nullable().optional(), url: z.string().nullable().optional(), carrier: z.string().nullable().optional() })
      .strict()
      .optional(),
    notify_customer: z.boolean().optional(),
  })
  .strict();

function refuseCancelled({ context }: Call, order: Order): void {
  if (order.status !== 'cancelled') return;
  context.violation('cancelled-order', 'a parcel of an order that was cancelled');
  refuse(422, 'The order is cancelled');
}

function parcelOf(call: Call, order: Order): Parcel {
  return order.parcels.find(({ id }) => id === call.ids[1]) ?? refuse(404, 'Fulfillment Order not found');
}

function updateParcel(call: Call) {
  const { context, body } = call;
  const order = orderOf(call);
  const parcel = parcelOf(call, order);
  refuseCancelled(call, order);
  const { status, tracking_info: given, notify_customer: isNotified = true } = checked(context, parcelShape, body);
  if (isNotified) parcel.emails++;
  const tracking = given && {
    ...(given.code === undefined ? {} : { code: given.code }),
    ...(given.url === undefined ? {} : { url: given.url }),
    ...(given.carrier === undefined ? {} : { carrier: given.carrier }),
  };
  changeParcel(context, order, parcel, { status, tracking });
  return ok(parcelView(order, parcel));
}

const reading: readonly Route[] = [
  { method: 'GET', pattern: path('/orders'), name: 'order.list', scope: 'read_orders', handle: listOrders },
  {
    method: 'GET',
    pattern: path('/orders/:id'),
    name: 'order.get',
    scope: 'read_orders',
    handle: (call) => ok(fieldsOf(call, orderView(call.context, orderOf(call), call.url.searchParams.get('aggregates')))),
  },
  {
    method: 'GET',
    pattern: path('/orders/:id/fulfillment-orders'),
    name: 'fulfillmentOrder.list',
    scope: 'read_fulfillment_orders',
    handle: (call) => {
      const order = orderOf(call);
      return ok(order.parcels.map((parcel) => parcelView(order, parcel)));
    },
  },
  {
    method: 'GET',
    pattern: path('/orders/:id/fulfillment-orders/:id'),
    name: 'fulfillmentOrder.get',
    scope: 'read_fulfillment_orders',
    handle: (call) => ok(parcelView(orderOf(call), parcelOf(call, orderOf(call)))),
  },
];

const writing: readonly Route[] = [
  {
    method: 'PUT',
    pattern: path('/orders/:id'),
    name: 'order.update',
    scope: 'write_orders',
    handle: (call) => {
      const order = orderOf(call);
      const { owner_note: note, status } = checked(call.context, orderShape, call.body);
      if (note !== undefined) order.ownerNote = note;
      if (status !== undefined) setStatus(call, order, status);
      else touch(call.context, order);
      return ok(orderView(call.context, order));
    },
  },
  ...(['close', 'open'] as const).map(
    (name): Route => ({
      method: 'POST',
      pattern: path(`/orders/:id/${name}`),
      name: `order.${name}`,
      scope: 'write_orders',
      handle: (call) => {
        const order = orderOf(call);
        setStatus(call, order, name === 'close' ? 'closed' : 'open');
        return ok(orderView(call.context, order));
      },
    }),
  ),
  {
    method: 'POST',
    pattern: path('/orders/:id/cancel'),
    name: 'order.cancel',
    scope: 'write_orders',
    handle: (call) => {
      const order = orderOf(call);
      cancel(call.context, order, checked(call.context, cancelShape, call.body).reason ?? 'other');
      return ok(orderView(call.context, order));
    },
  },
  {
    method: 'POST',
    pattern: path('/orders/:id/pack'),
    name: 'order.pack',
    scope: 'write_orders',
    handle: (call) => {
      const order = orderOf(call);
      refuseCancelled(call, order);
      for (const parcel of order.parcels) changeParcel(call.context, order, parcel, { status: 'PACKED' });
      return ok(orderView(call.context, order));
    },
  },
  { method: 'POST', pattern: path('/orders/:id/fulfill'), name: 'order.fulfill', scope: 'write_orders', handle: fulfill },
  {
    method: 'PATCH',
    pattern: path('/orders/:id/fulfillment-orders/:id'),
    name: 'fulfillmentOrder.update',
    scope: 'write_fulfillment_orders',
    handle: updateParcel,
  },
];

export const orderRoutes: readonly Route[] = [...reading, ...writing];
