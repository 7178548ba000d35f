import { toCents } from '../values/money';
import type { FinancialStatus, Order } from '../documents/order';

/** Which orders somebody wants; every condition has to hold, an empty one holds for all. */
export interface OrderFilter {
	financialStatuses: readonly FinancialStatus[];
	/** Of the order's total, in its own currency. */
	minimumTotal: number;
	/** One of them is enough. */
	withTags: readonly string[];
	/** One of them is too many. */
	withoutTags: readonly string[];
	testOrders: 'include' | 'exclude' | 'only';
}

export function passesFilter(order: Order, filter: OrderFilter): boolean {
	const { financialStatuses, minimumTotal, withTags, withoutTags, testOrders } = filter;
	const isTest = order.test === true;
	return (
		(financialStatuses.length === 0 || financialStatuses.includes(order.financialStatus)) &&
		(toCents(order.totals.total) ?? 0) >= (toCents(minimumTotal) ?? 0) &&
		(withTags.length === 0 || hasOneOf(order, withTags)) &&
		!hasOneOf(order, withoutTags) &&
		(testOrders === 'include' || isTest === (testOrders === 'only'))
	);
}

/** Shops write one tag in capitals and without. */
function hasOneOf({ tags }: Order, wanted: readonly string[]): boolean {
	const present = new Set(tags.map((tag) => tag.toLowerCase()));
	return wanted.some((tag) => present.has(tag.toLowerCase()));
}
