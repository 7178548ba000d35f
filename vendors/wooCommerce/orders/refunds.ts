import type { Refund, RefundItem } from '../../../domain/documents/refund';
import { fromCents } from '../../../domain/values/money';
import { asId, asText, type Json } from '../../../runtime/client/json';
import { shownCents, shownName, shownRows, shownUnits } from '../client/shown';
import { vendor } from '../client/vendor';
import { metaTexts } from './metaData';

/** What refunds took back of one line; a line may be goods, shipping or a fee. */
export interface TakenBack {
	units: number;
	cents: number;
	tax: number;
}

export interface Refunded {
	/** By the id of the order's line. */
	lines: ReadonlyMap<string, TakenBack>;
	/** All money that went back. */
	cents: number;
}

export const nothingRefunded: Refunded = { lines: new Map(), cents: 0 };

/** Refunds as `GET /orders/{id}/refunds` tells them: their lines are those of the order with the signs turned. */
export function refundedOf(order: Json, refunds: readonly Json[]): Refunded {
	const lines = new Map<string, TakenBack>();
	for (const refund of refunds) {
		for (const line of [...shownRows(refund.line_items), ...shownRows(refund.shipping_lines), ...shownRows(refund.fee_lines)]) {
			const id = lineOf(line, order);
			const before = lines.get(id) ?? { units: 0, cents: 0, tax: 0 };
			lines.set(id, {
				units: before.units + unitsOf(line),
				cents: before.cents + Math.abs(shownCents(line.total, 'refunds.line_items.total')),
				tax: before.tax + Math.abs(shownCents(line.total_tax ?? 0, 'refunds.line_items.total_tax')),
			});
		}
	}
	return { lines, cents: refunds.reduce((sum, each) => sum + amountOf(each), 0) };
}

/** One refund of an order as its own document. `all`: every refund of the order. */
export function readRefund(order: Json, refund: Json, all: readonly Json[]): Refund {
	const items = shownRows(refund.line_items)
		.filter((line) => unitsOf(line) > 0)
		.map((line) => itemOf(line, order));
	const shipping = shownRows(refund.shipping_lines).reduce((sum, line) => sum + withTax(line), 0);
	return {
		vendor: vendor.id,
		id: asText(refund.id) ?? '',
		amount: fromCents(amountOf(refund)),
		items,
		shipping: fromCents(shipping),
		reason: asText(refund.reason),
		refundedTotal: fromCents(all.reduce((sum, each) => sum + amountOf(each), 0)),
	};
}

function itemOf(line: Json, order: Json): RefundItem {
	const id = lineOf(line, order);
	return {
		id,
		sku: asText(line.sku),
		name: shownName(line.name) ?? '',
		quantity: unitsOf(line),
		amount: fromCents(withTax(line)),
		restock: cameBack(id, order),
	};
}

/**
 * A refund does not say whether its units came back into the shop's stock; the order's line does, by the units that are still taken out
 * for it (`_reduced_stock`). Where the shop counts none, a unit whose money went back has come back.
 */
function cameBack(id: string, order: Json): boolean {
	const line = shownRows(order.line_items).find((each) => asText(each.id) === id);
	const stillOut = line === undefined ? undefined : metaTexts(line).get('_reduced_stock');
	return stillOut === undefined || Number(stillOut) < shownUnits(line!.quantity, 'line_items.quantity');
}

/** A refund's line names the order's line; an old one does not, and is the only one of its product. */
function lineOf(line: Json, order: Json): string {
	const named = metaTexts(line).get('_refunded_item_id');
	if (named !== undefined) return named;
	const [product, variation] = [asId(line.product_id), asId(line.variation_id)];
	const same = shownRows(order.line_items).filter((each) => asId(each.product_id) === product && asId(each.variation_id) === variation);
	return product !== undefined && same.length === 1 ? (asText(same[0]!.id) ?? '') : '';
}

export function amountOf({ amount, total }: Json): number {
	return Math.abs(shownCents(amount ?? total, 'refunds.amount'));
}

function unitsOf({ quantity }: Json): number {
	return quantity === undefined ? 0 : Math.abs(shownUnits(quantity, 'refunds.line_items.quantity'));
}

function withTax({ total, total_tax: tax }: Json): number {
	return Math.abs(shownCents(total, 'refunds.line_items.total')) + Math.abs(shownCents(tax ?? 0, 'refunds.line_items.total_tax'));
}
