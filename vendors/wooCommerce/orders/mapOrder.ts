import type { Order, OrderTotals } from '../../../domain/documents/order';
import { fromCents, sumMoney, toCents } from '../../../domain/values/money';
import { asText, type Json } from '../../../runtime/client/json';
import { unreadableAnswer } from '../../../runtime/errors/unreadableAnswer';
import { refuse, shownCents, shownMoment, shownName, shownRows } from '../client/shown';
import { vendor } from '../client/vendor';
import { mapAddress, shippingAddressOf } from './mapAddress';
import { mapCustomer } from './mapCustomer';
import { mapItems, soldShipping } from './mapItems';
import { mapPayments } from './mapPayments';
import { metaTexts } from './metaData';
import { orderIdentity } from './orderIdentity';
import { nothingRefunded, refundedOf, type Refunded } from './refunds';
import { financialStatusOf, fulfillmentStatusOf, isOff } from './statuses';

/** The order of the REST API (`GET /orders/{id}`) and, where money went back, its refunds; `store` is the store's name. */
export function mapOrder(order: Json, refunds: readonly Json[], store: string): Order {
	const refunded = refunds.length === 0 ? nothingRefunded : refundedOf(order, refunds);
	const { items, asSold } = mapItems(order, refunded);
	const taken = asSold ? nothingRefunded : refunded;
	const shipping = shippingOf(order, taken);
	const totals = totalsOf(order, items, shipping.price, { taken, refunded });
	const financialStatus = financialStatusOf(order);
	return {
		...identityOf(order, store),
		financialStatus,
		fulfillmentStatus: fulfillmentStatusOf(order),
		cancelledAt: isOff(order) ? cancelledAt(order) : null,
		customer: mapCustomer(order),
		billingAddress: mapAddress(order, 'billing'),
		shippingAddress: shippingAddressOf(order),
		items,
		shipping,
		discount: totals.discount,
		totals,
		payments: mapPayments(order, financialStatus),
		note: asText(order.customer_note),
		tags: [],
		attributes: attributesOf(order),
		statusUrl: null,
		discountCodes: shownRows(order.coupon_lines).flatMap(({ code }) => asText(code) ?? []),
		sourceName: asText(order.created_via),
	};
}

/** One that is called off has a moment for it, or nobody behind here would see that it is. */
function cancelledAt({ date_modified_gmt: changed, date_created_gmt: placed }: Json): string {
	return shownMoment(changed) ?? shownMoment(placed) ?? refuse('date_modified_gmt');
}

type Identity = Pick<Order, 'id' | 'number' | 'source' | 'account' | 'sourceId' | 'createdAt' | 'updatedAt' | 'currency'>;

function identityOf(order: Json, store: string): Identity {
	const sourceId = asText(order.id);
	if (sourceId === null) throw unreadableAnswer(vendor, 'transient', 'a request about an order', ['id']);
	const createdAt = shownMoment(order.date_created_gmt) ?? '';
	return {
		id: orderIdentity(store, sourceId),
		// A plugin for numbers has its own; without one it is the id.
		number: asText(order.number)?.replace(/^#/, '') ?? sourceId,
		source: vendor.id,
		account: store,
		sourceId,
		createdAt,
		updatedAt: shownMoment(order.date_modified_gmt) ?? createdAt,
		currency: asText(order.currency)?.toUpperCase() ?? refuse('currency'),
	};
}

function shippingOf(order: Json, { lines }: Refunded): Order['shipping'] {
	const all = shownRows(order.shipping_lines);
	const titles = all.map(({ method_title: title }) => shownName(title)).filter((title) => title !== null);
	const back = all.reduce((sum, { id }) => sum + (lines.get(asText(id) ?? '')?.cents ?? 0), 0);
	const cents = soldShipping(order) - back;
	return { method: titles.join(' + ') || null, price: fromCents(Math.max(0, cents)) };
}

/**
 * WooCommerce's totals never change by a refund: what went back with goods, shipping or fees is taken off here, and what went back beyond
 * that stays in the total and is told by itself. A line's amounts are without tax, so that a tax is always on top of them.
 */
function totalsOf(
	order: Json,
	items: Order['items'],
	shipping: number,
	{ taken, refunded }: { taken: Refunded; refunded: Refunded },
): OrderTotals {
	const discount = sumMoney(items.map((item) => item.discount));
	const tax = shownCents(order.total_tax ?? 0, 'total_tax') - sumOf(taken, (line) => line.tax);
	const sold = mapItems(order, nothingRefunded).items;
	const gone = centsOf(sold) - centsOf(items) + (soldShipping(order) - (toCents(shipping) ?? 0));
	const lessTax = sumOf(taken, (line) => line.tax);
	const givenBack = refunded === taken ? refunded.cents - gone - lessTax : 0;
	return {
		items: sumMoney([...items.map((item) => item.total), discount]),
		discount,
		shipping,
		tax: fromCents(tax),
		...(tax > 0 ? { taxOnTop: true as const } : {}),
		...(givenBack > 0 ? { givenBack: fromCents(givenBack) } : {}),
		total: fromCents(shownCents(order.total, 'total') - gone - lessTax),
	};
}

function centsOf(items: Order['items']): number {
	return items.reduce((sum, { total }) => sum + (toCents(total) ?? 0), 0);
}

function sumOf({ lines }: Refunded, amount: (line: { tax: number }) => number): number {
	return [...lines.values()].reduce((sum, line) => sum + amount(line), 0);
}

/** What a plugin or the shop asked besides WooCommerce's own fields; keys with an underscore in front are a plugin's own affair. */
function attributesOf(order: Json): Record<string, string> {
	return Object.fromEntries([...metaTexts(order)].filter(([key]) => !key.startsWith('_')));
}
