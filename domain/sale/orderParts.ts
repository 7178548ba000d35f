import type { InvoiceModel } from '../documents/invoice';
import { fromCents, toCents } from '../values/money';
import type { ItemKind, LeftOut, Order, OrderItem, OrderTotals } from '../documents/order';

export interface OrderPart {
	/** The order with the lines that are the step's, and with the sums of these. */
	order: Order;
	leftOut: LeftOut[];
}

/** Orders from elsewhere may not say it: then a line is merchandise. */
export function kindOf({ kind }: Pick<OrderItem, 'kind'>): ItemKind {
	return kind || 'goods';
}

/**
 * What an invoice is made over. A tip is no sale, and the goods that a gift card buys are invoiced when it is spent; services have an
 * invoice of their own. An NFS-e is over the services where the order tells them apart, else over all that was sold.
 */
export function invoicedPart(order: Order, model: InvoiceModel): OrderPart {
	const isMixed = order.items.some((item) => kindOf(item) === 'service') && order.items.some((item) => kindOf(item) === 'goods');
	if (model !== 'nfse') return partOf(order, ['goods', 'custom', 'fee']);
	return partOf(isMixed ? withoutShipping(order) : order, isMixed ? ['service'] : ['goods', 'service', 'custom', 'fee']);
}

/** What leaves a stock that is counted by SKU. */
export function stockPart(order: Order): OrderPart {
	return splitBy(order, isStocked);
}

/** What goes into a parcel. */
export function shippedPart(order: Order): OrderPart {
	return splitBy(order, isShipped);
}

/** Goods, and what a person typed in under the SKU of a product. */
export function isStocked(item: Pick<OrderItem, 'kind' | 'sku'>): boolean {
	const kind = kindOf(item);
	return kind === 'goods' || (kind === 'custom' && (item.sku ?? '') !== '');
}

/** What goes into a parcel; also a gift card of plastic, which is no merchandise. */
export function isShipped(item: Pick<OrderItem, 'kind' | 'requiresShipping' | 'quantity'>): boolean {
	return ['goods', 'custom', 'giftCard'].includes(kindOf(item)) && item.requiresShipping !== false && item.quantity > 0;
}

/** Whether any of it is carried to somebody: what an order from elsewhere does not say of a line is no reason to think that nothing is. */
export function isCarried({ items }: Pick<Order, 'items'>): boolean {
	return items.some(isShipped);
}

const words: Readonly<Record<ItemKind, string>> = {
	goods: 'goods',
	service: 'a service',
	tip: 'a tip',
	giftCard: 'a gift card',
	fee: 'a fee',
	custom: 'a custom item without a SKU',
};

/** `a tip ("Gorjeta"), a gift card ("Vale-presente")` */
export function describeLeftOut(leftOut: readonly LeftOut[]): string {
	return leftOut.map((item) => `${words[kindOf(item)]} ("${item.name}")`).join(', ');
}

function partOf(order: Order, kinds: readonly ItemKind[]): OrderPart {
	return splitBy(order, (item) => kinds.includes(kindOf(item)));
}

function splitBy(order: Order, isTaken: (item: OrderItem) => boolean): OrderPart {
	const others = order.items.filter((item) => !isTaken(item));
	if (others.length === 0) return { order, leftOut: [] };
	const leftOut = others.map(({ id, name, kind, quantity, total }) => ({ id, name, kind: kindOf({ kind }), quantity, total }));
	return { order: { ...order, ...sumsWithout(order, others), items: order.items.filter(isTaken) }, leftOut };
}

/** What is wrong in the order's sums stays wrong in those of its part, for the checks to tell. */
function sumsWithout({ totals, discount }: Order, others: readonly OrderItem[]): Pick<Order, 'totals' | 'discount'> {
	const gross = others.map(({ quantity, unitPrice }) => quantity * unitPrice);
	const discounts = others.map((item) => item.discount);
	return {
		discount: less(discount, discounts),
		totals: {
			...totals,
			items: less(totals.items, gross),
			discount: less(totals.discount, discounts),
			total: less(
				totals.total,
				others.map(({ total }) => total),
			),
		},
	};
}

/** An amount that the order does not have stays away. */
function less(amount: number, parts: readonly number[]): number {
	const cents = toCents(amount);
	return cents === undefined ? amount : fromCents(parts.reduce((rest, part) => rest - (toCents(part) ?? 0), cents));
}

function withoutShipping(order: Order): Order {
	const totals: OrderTotals = { ...order.totals, shipping: 0, total: less(order.totals.total, [order.shipping.price]) };
	return { ...order, shipping: { ...order.shipping, price: 0 }, totals };
}
