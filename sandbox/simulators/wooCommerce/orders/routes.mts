/** Operations on orders. */
import { invalidId, ok, refuse } from '../answers.mts';
import { editing, path, type Call, type Route } from '../route.mts';
import { fieldsOf } from '../views.mts';
import { noteView, refundView } from './besidesView.mts';
import { remove, trash } from './life.mts';
import { decimalsOf, listOrders } from './list.mts';
import { orderView } from './view.mts';
import { createNote, createRefund, orderOf, updateOrder, updateOrders } from './write.mts';

const dpOf = ({ query }: Call) => decimalsOf(query.get('dp'));

const reading: readonly Route[] = [
  { name: 'order.list', methods: ['GET'], pattern: path('/orders'), handle: (context, { url }) => listOrders(context, url) },
  {
    name: 'order.get',
    methods: ['GET'],
    pattern: path('/orders/:id'),
    handle: (context, call) =>
      ok(fieldsOf(orderView(context, orderOf(context, call.ids[0]!), dpOf(call)), call.query.get('_fields') ?? undefined)),
  },
  {
    name: 'orderNote.list',
    methods: ['GET'],
    pattern: path('/orders/:id/notes'),
    handle: (context, { ids, query }) => {
      const order = orderOf(context, ids[0]!);
      const type = query.get('type') ?? 'any';
      const wanted = order.notes.filter(({ forCustomer }) => type === 'any' || forCustomer === (type === 'customer'));
      return ok(wanted.map((note) => noteView(order, note)).reverse());
    },
  },
  {
    name: 'orderRefund.list',
    methods: ['GET'],
    pattern: path('/orders/:id/refunds'),
    handle: (context, call) => {
      const order = orderOf(context, call.ids[0]!);
      return ok(order.refunds.map((refund) => refundView(order, refund, dpOf(call) ?? context.priceDecimals)).reverse());
    },
  },
  {
    name: 'orderRefund.get',
    methods: ['GET'],
    pattern: path('/orders/:id/refunds/:id'),
    handle: (context, call) => {
      const order = orderOf(context, call.ids[0]!);
      const found = order.refunds.find(({ id }) => id === call.ids[1]);
      return found ? ok(refundView(order, found, dpOf(call) ?? context.priceDecimals)) : refuse(invalidId('shop_order_refund'));
    },
  },
];

const writing: readonly Route[] = [
  {
    name: 'order.batch',
    methods: editing,
    pattern: path('/orders/batch'),
    handle: (context, { body }) => updateOrders(context, body),
  },
  {
    name: 'order.update',
    methods: editing,
    pattern: path('/orders/:id'),
    handle: (context, call) => updateOrder(context, orderOf(context, call.ids[0]!), call.body, dpOf(call)),
  },
  {
    name: 'orderNote.create',
    methods: ['POST'],
    pattern: path('/orders/:id/notes'),
    handle: (context, { ids, body }) => createNote(context, orderOf(context, ids[0]!), body),
  },
  {
    name: 'orderRefund.create',
    methods: ['POST'],
    pattern: path('/orders/:id/refunds'),
    handle: (context, call) => createRefund(context, orderOf(context, call.ids[0]!), call.body, dpOf(call)),
  },
  {
    name: 'order.delete',
    methods: ['DELETE'],
    pattern: path('/orders/:id'),
    handle: (context, { ids, query }) => {
      const order = orderOf(context, ids[0]!);
      context.violation('order-deleted', 'a client deletes an order of the shop');
      const shown = orderView(context, order);
      if (['true', '1'].includes(query.get('force') ?? '')) remove(context, order);
      else trash(context, order);
      return ok(shown);
    },
  },
];

export const orderRoutes: readonly Route[] = [...reading, ...writing];
