/** What stands beside an order, its refunds and notes, as the API shows it. */
import type { WooNote, WooOrder, WooRefund } from './model.mts';
import { dates, links, moneyOf } from './view.mts';

export function refundView(order: WooOrder, refund: WooRefund, dp: number): Record<string, unknown> {
  const money = moneyOf(dp);
  return {
    id: refund.id,
    parent_id: order.id,
    ...dates('date_created', refund.createdAt),
    amount: money(refund.amount),
    reason: refund.reason,
    refunded_by: 1,
    refunded_payment: refund.byGateway,
    meta_data: [],
    line_items: refund.lines.map(({ lineId, quantity, total }) => {
      const line = order.lines.find(({ id }) => id === lineId)!;
      return {
        id: refund.id + 500_000 + lineId,
        name: line.name,
        product_id: line.productId,
        variation_id: line.variationId,
        quantity: -quantity,
        tax_class: '',
        subtotal: money(-total),
        subtotal_tax: money(0),
        total: money(-total),
        total_tax: money(0),
        taxes: [],
        meta_data: [{ id: refund.id + 600_000 + lineId, key: '_refunded_item_id', value: String(lineId) }],
        sku: line.sku,
        price: -(total / 100 / Math.max(1, quantity)),
      };
    }),
    _links: links(`/orders/${order.id}/refunds/${refund.id}`, `/orders/${order.id}`),
  };
}

export const noteView = (order: WooOrder, { id, createdAt, author, note, forCustomer }: WooNote) => ({
  id,
  author,
  ...dates('date_created', createdAt),
  note,
  customer_note: forCustomer,
  _links: links(`/orders/${order.id}/notes/${id}`, `/orders/${order.id}`),
});
