/** What a client may write: the order itself, its notes and its refunds. */
import { z } from 'zod';
import type { Answer } from '../../../http/answer.mts';
import { checkShape, faultWords } from '../../../http/shape.mts';
import { fault, invalidId, invalidParams, ok, refuse } from '../answers.mts';
import type { Context } from '../context.mts';
import { announceOrder } from '../webhooks/deliver.mts';
import { noteView, refundView } from './besidesView.mts';
import { addNote, refund, setMeta, setStatus, touch } from './life.mts';
import { orderStatuses, type WooOrder } from './model.mts';
import { orderView } from './view.mts';

export const created = (body: unknown): Answer => ({ status: 201, body });

export function orderOf({ sales }: Context, id: number): WooOrder {
  return sales.orders.get(id) ?? refuse(invalidId('shop_order'));
}

/** The body, held against the reference; what it does not name is passed over. */
export function checked<Shape extends z.ZodType>(context: Context, shape: Shape, body: unknown): z.infer<Shape> {
  const { faults, unknown } = checkShape(shape, body);
  for (const name of unknown) context.violation('unknown-property', name);
  if (faults.length === 0) return body as z.infer<Shape>;
  context.violation('invalid-body', faultWords(faults));
  const missing = faults.filter(({ rule }) => rule === 'required').map(({ path }) => path);
  if (missing.length === faults.length)
    return refuse(fault(400, 'rest_missing_callback_param', `Missing parameter(s): ${missing.join(', ')}`, { params: missing }));
  return refuse(invalidParams(faults));
}

const metaShape = z
  .object({ id: z.number().int().optional(), key: z.string().min(1), value: z.unknown(), display_key: z.string().optional() })
  .strict();

const orderShape = z
  .object({
    id: z.number().int().optional(),
    status: z.enum(orderStatuses).optional(),
    customer_note: z.string().optional(),
    transaction_id: z.string().optional(),
    set_paid: z.boolean().optional(),
    meta_data: z.array(metaShape).optional(),
  })
  .strict();

export function updateOrder(context: Context, order: WooOrder, body: unknown, dp: number | undefined): Answer {
  const change = checked(context, orderShape, body);
  if (change.customer_note !== undefined) order.customerNote = change.customer_note;
  if (change.transaction_id !== undefined) order.transactionId = change.transaction_id;
  for (const entry of change.meta_data ?? []) setMeta(context, order, { id: entry.id, key: entry.key, value: entry.value ?? '' });
  if (change.set_paid && order.paidAt === null) setStatus(context, order, 'processing');
  if (change.status !== undefined) setStatus(context, order, change.status);
  touch(context, order);
  return ok(orderView(context, order, dp));
}

const mostInBatch = 100;
const batchShape = z.object({ update: z.array(z.object({ id: z.number().int() }).passthrough()) }).strict();

/** Answers 200 whatever becomes of the single ones. */
export function updateOrders(context: Context, body: unknown): Answer {
  const { update } = checked(context, batchShape, body);
  if (update.length > mostInBatch) {
    context.violation('batch-too-large', `${update.length} in one batch`);
    refuse(fault(413, 'woocommerce_rest_request_entity_too_large', `Unable to accept more than ${mostInBatch} items for this request.`));
  }
  const results = update.map((each) => {
    const order = context.sales.orders.get(each.id);
    return order ? updateOrder(context, order, each, undefined).body : { id: each.id, error: invalidId('shop_order') };
  });
  return ok({ update: results });
}

const noteShape = z
  .object({ note: z.string().min(1), customer_note: z.boolean().optional(), added_by_user: z.boolean().optional() })
  .strict();

/** A note does not move the order's own time; the shop tells of the order all the same. */
export function createNote(context: Context, order: WooOrder, body: unknown): Answer {
  const { note, customer_note: forCustomer = false, added_by_user: byUser = false } = checked(context, noteShape, body);
  const added = addNote(context, order, note, { forCustomer, author: byUser ? 'loja' : 'system' });
  announceOrder(context, 'order.updated', order);
  return created(noteView(order, added));
}

const refundShape = z
  .object({
    amount: z.string().optional(),
    reason: z.string().optional(),
    refunded_by: z.number().int().optional(),
    api_refund: z.boolean().optional(),
    api_restock: z.boolean().optional(),
    meta_data: z.array(metaShape).optional(),
    line_items: z.array(z.object({ id: z.number().int(), quantity: z.number().optional(), refund_total: z.number() }).strict()).optional(),
  })
  .strict();

export function createRefund(context: Context, order: WooOrder, body: unknown, dp: number | undefined): Answer {
  const asked = checked(context, refundShape, body);
  const lines = (asked.line_items ?? []).map(({ id, quantity = 0, refund_total: total }) => ({
    lineId: id,
    quantity,
    total: Math.round(total * 100),
  }));
  const amount = asked.amount === undefined ? lines.reduce((sum, { total }) => sum + total, 0) : Math.round(Number(asked.amount) * 100);
  if (!(amount > 0)) {
    context.violation('refund-amount', 'a refund of nothing');
    refuse(fault(400, 'woocommerce_rest_invalid_order_refund', 'Refund amount must be greater than zero.'));
  }
  const byGateway = asked.api_refund ?? true;
  if (byGateway && !context.gatewayRefunds)
    refuse(
      fault(500, 'woocommerce_rest_cannot_create_order_refund', 'The payment gateway for this order does not support automatic refunds.'),
    );
  const made = refund(context, order, { amount, lines, byGateway, byClient: true, ...(asked.reason ? { reason: asked.reason } : {}) });
  if (made) return created(refundView(order, made, dp ?? context.priceDecimals));
  context.violation('refund-too-much', 'a refund of more than is left of the order');
  return refuse(fault(500, 'woocommerce_rest_cannot_create_order_refund', 'Invalid refund amount.'));
}
