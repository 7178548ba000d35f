import { fromCents, money, toCents } from '../values/money';
import type { Order } from '../documents/order';

/** What an ERP reckons a sale's total from, in reais. */
export interface SaleAmounts {
	/** Taken off the sale as a whole. */
	discount: number;
	/** Added to it: lines that cost more than quantity times unit price, e.g. by a tax that is not in the price. */
	extra: number;
	freight: number;
	total: number;
}

/** Lines go in at their price before discount, and the whole discount as one amount: so the total is the shop's to the cent. */
export function saleAmounts({ items, shipping }: Order): SaleAmounts {
	const gross = items.reduce((sum, { quantity, unitPrice }) => sum + (toCents(quantity * money(unitPrice)) ?? 0), 0);
	const net = items.reduce((sum, { total }) => sum + (toCents(total) ?? 0), 0);
	return {
		discount: fromCents(Math.max(0, gross - net)),
		extra: fromCents(Math.max(0, net - gross)),
		freight: money(shipping.price),
		total: fromCents(net + (toCents(shipping.price) ?? 0)),
	};
}
