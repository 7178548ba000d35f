import { currencyProblems } from './currencyCheck';
import { fromCents, toCents } from '../values/money';
import type { Order, OrderItem, OrderTotals } from '../documents/order';
import type { Problem } from '../values/problem';

/** Whether the order's sums are those of its lines, to the cent, and in reais. */
export function totalProblems(order: Order): Problem[] {
	const parts = [...currencyProblems(order, 'a nota fiscal'), ...partProblems(order)];
	return parts.includes(unreadableFreight) ? parts : [...parts, ...sumProblems(order)];
}

/** The sum alone: for services, whose lines need no prices of their own. */
export function sumProblems({ items, totals, shipping }: Order): Problem[] {
	// An order of services alone may have no freight; one that cannot be read is not none.
	if ((shipping.price ?? null) !== null && !isFreight(shipping.price)) return [unreadableFreight];
	const sum = sumOf(items, ({ total }) => total) + (toCents(shipping.price) ?? 0);
	const problems = differs('total', 'items and shipping', totals.total ?? Number.NaN, sum);
	return problems.map(({ field, message }) => ({ field, message: `${message}${besides(totals)}` }));
}

/** What the order is known to hold besides items and shipping: whoever reads that the sums disagree wants to know why. */
function besides({ tax, taxOnTop, fees, duties, tips, givenBack }: OrderTotals): string {
	const amounts = { 'tax on top of the prices': taxOnTop ? tax : 0, fees, duties, tips, 'money given back without goods': givenBack };
	const told = Object.entries(amounts).filter(([, amount]) => (toCents(amount ?? 0) ?? 0) > 0);
	return told.length === 0 ? '' : `; the order also has ${told.map(([name, amount]) => `${name} of ${amount}`).join(', ')}`;
}

/** Sums that an order need not have; where it has them, they must be right. */
function partProblems({ items, totals, shipping }: Order): Problem[] {
	const price = toCents(shipping.price);
	if (price === undefined || !isFreight(shipping.price)) return [unreadableFreight];
	return [
		...differs('items', 'quantities times unit prices', totals.items ?? null, sumOf(items, grossOf)),
		...differs(
			'discount',
			'discounts of the items',
			totals.discount ?? null,
			sumOf(items, ({ discount }) => discount ?? 0),
		),
		...differs('shipping', 'shipping price', totals.shipping ?? null, price),
	];
}

const unreadableFreight: Problem = { field: 'order.shipping.price', message: 'must be 0 or more' };

function isFreight(price: number): boolean {
	return (toCents(price) ?? -1) >= 0;
}

function grossOf({ quantity, unitPrice }: OrderItem): number {
	return quantity * unitPrice;
}

function sumOf(items: readonly OrderItem[], amount: (item: OrderItem) => number): number {
	return items.reduce((sum, item) => sum + (toCents(amount(item)) ?? 0), 0);
}

function differs(part: keyof OrderTotals, of: string, said: number | null, cents: number): Problem[] {
	if (said === null || toCents(said) === cents) return [];
	return [{ field: `order.totals.${part}`, message: `is not the sum of ${of} (${said} against ${fromCents(cents)})` }];
}
