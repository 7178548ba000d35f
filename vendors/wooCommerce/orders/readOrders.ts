import type { Order } from '../../../domain/documents/order';
import { asText, type Json } from '../../../runtime/client/json';
import { hasClass, IntegrationError } from '../../../runtime/errors/integrationError';
import { attempt } from '../../../runtime/errors/attempt';
import { unreadableAnswer } from '../../../runtime/errors/unreadableAnswer';
import { requiredRows } from '../client/shown';
import type { WooApi } from '../client/api';
import { storeName } from '../client/storeUrl';
import { vendor } from '../client/vendor';
import { mapOrder } from './mapOrder';

/** A shop that shows prices without cents reckons with them all the same. */
export const withCents = { dp: 2 } as const;

export const maxPage = 100;

export interface OrderAndRefunds {
	order: Json;
	refunds: Json[];
}

/** The order as the shop has it now, with its refunds; undefined where the shop has none. */
export async function lookUpOrder(api: WooApi, id: string): Promise<OrderAndRefunds | undefined> {
	const found = await attempt(api.get(`/orders/${encodeURIComponent(id)}`, withCents));
	if (!found.ok && hasClass(found.error, 'notFound') && found.error.failure.code === 'woocommerce_rest_shop_order_invalid_id')
		return undefined;
	if (!found.ok) throw found.error;
	return { order: found.value, refunds: await refundsOf(api, found.value) };
}

/** The order names its refunds and their sums; what they took back only they tell. One call, none where there are none. */
export async function refundsOf(api: WooApi, order: Json): Promise<Json[]> {
	const named = requiredRows(order.refunds, 'refunds').map(({ id }) => asText(id));
	if (named.length === 0) return [];
	const refunds = await api.list(`/orders/${encodeURIComponent(asText(order.id) ?? '')}/refunds`, { ...withCents, per_page: maxPage });
	const known = new Set(refunds.map(({ id }) => asText(id)));
	// Without one of them the order would be told with goods and money that went back.
	if (named.some((id) => id === null || !known.has(id)))
		throw unreadableAnswer(vendor, 'transient', "the request for an order's refunds", ['id']);
	return refunds;
}

export async function getOrder(api: WooApi, reference: { id: string } | { number: string }): Promise<Order> {
	const name = storeName(api.connection);
	if ('number' in reference) return await byNumber(api, reference.number);
	const found = /^\d+$/.test(reference.id) ? await lookUpOrder(api, reference.id) : undefined;
	if (!found) throw orderNotFound(reference.id);
	return mapOrder(found.order, found.refunds, name);
}

/** A number is the id unless a plugin makes others; the search finds them where the plugin lets it. */
async function byNumber(api: WooApi, number: string): Promise<Order> {
	const wanted = number.replace(/^#/, '');
	const own = /^\d+$/.test(wanted) ? await lookUpOrder(api, wanted) : undefined;
	if (own && asText(own.order.number) === wanted) return mapOrder(own.order, own.refunds, storeName(api.connection));
	const hits = await api.list('/orders', { ...withCents, search: wanted, per_page: maxPage });
	const named = hits.filter((order) => asText(order.number)?.replace(/^#/, '') === wanted);
	if (named.length > 1) throw orderAmbiguous(wanted);
	if (named.length === 0) throw orderNotFound(wanted);
	return mapOrder(named[0]!, await refundsOf(api, named[0]!), storeName(api.connection));
}

/** `2026-11-24T12:00:00`, as WooCommerce reads a moment under `dates_are_gmt`. */
export function gmt(moment: string | undefined): string | undefined {
	const time = Date.parse(moment ?? '');
	return Number.isNaN(time) ? undefined : new Date(time).toISOString().slice(0, 19);
}

const whereToLook = 'Take the ID from the address of the order in the panel of WooCommerce, and look whether the order is in the trash';

export function orderNotFound(reference: string): IntegrationError {
	return new IntegrationError(vendor, {
		class: 'notFound',
		code: 'orderNotFound',
		message: `The store has no order ${reference}`,
		hint: whereToLook,
	});
}

function orderAmbiguous(number: string): IntegrationError {
	return new IntegrationError(vendor, {
		class: 'conflict',
		code: 'orderAmbiguous',
		message: `The store has several orders with the number ${number}`,
		hint: whereToLook,
	});
}
