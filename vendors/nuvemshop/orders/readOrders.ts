import type { Order } from '../../../domain/documents/order';
import type { TimeWindow } from '../../../domain/ports/eventSource';
import type { OrderQuery } from '../../../domain/ports/orderKeeper';
import { asText, type Json } from '../../../runtime/client/json';
import { attempt } from '../../../runtime/errors/attempt';
import { hasClass, IntegrationError } from '../../../runtime/errors/integrationError';
import type { NuvemshopApi } from '../client/api';
import { storeName, vendor } from '../client/vendor';
import { mapOrder } from './mapOrder';

type Query = Parameters<NuvemshopApi['list']>[1];

/**
 * A list without `payment_status` holds the orders that are pending, authorized or paid, and no others (Nuvemshop documentation): whoever
 * looks for all of them asks for the rest by name, also for those of which a part went back: no list is known to have them.
 */
const unlisted = ['refunded', 'voided', 'abandoned', 'partially_refunded'] as const;

/** No name that the documentation gives the list's filter, though orders have it: a store may refuse to be asked by it. */
const undocumented = 'partially_refunded';

/** One group of `payment_status`; undefined: the usual one. */
export async function listGroup(api: NuvemshopApi, query: Query, status: string | undefined): Promise<Json[]> {
	const listed = await attempt(api.list('/orders', { ...query, ...(status === undefined ? {} : { payment_status: status }) }));
	if (listed.ok) return listed.value;
	if (status === undocumented && hasClass(listed.error, 'validation')) return [];
	throw listed.error;
}

/** The order as the store has it now; undefined where the store has none. `fields`: these alone. */
export async function lookUpOrder(api: NuvemshopApi, id: string, fields?: string): Promise<Json | undefined> {
	const found = await attempt(api.get(`/orders/${id}`, fields === undefined ? {} : { fields }));
	if (found.ok) return found.value;
	if (hasClass(found.error, 'notFound')) return undefined;
	throw found.error;
}

export async function getOrder(api: NuvemshopApi, reference: { id: string } | { number: string }): Promise<Order> {
	if ('number' in reference) return mapOrder(await byNumber(api, reference.number), storeName(api.connection));
	const found = /^\d+$/.test(reference.id) ? await lookUpOrder(api, reference.id) : undefined;
	if (!found) throw orderNotFound(reference.id);
	return mapOrder(found, storeName(api.connection));
}

/** `q` finds names, too. */
async function byNumber(api: NuvemshopApi, number: string): Promise<Json> {
	const wanted = number.replace(/^#/, '');
	for (const status of [undefined, ...unlisted]) {
		const hits = await listGroup(api, { q: wanted }, status);
		const found = hits.find((order) => asText(order.number) === wanted);
		if (found) return found;
	}
	throw orderNotFound(wanted);
}

/** The newest first. */
export async function listOrders(api: NuvemshopApi, query: OrderQuery, limit: number): Promise<Order[]> {
	const rows = await api.list('/orders', filterOf(query), limit);
	// An order that comes while the pages are read moves the last one of a page to the next.
	const each = new Map(rows.map((row) => [asText(row.id) ?? '', row]));
	return [...each.values()].map((row) => mapOrder(row, storeName(api.connection)));
}

const dayMs = 86_400_000;

/**
 * A day after the other, because the list begins with the newest and has no other order; within a day by pages of 200. Those of which a
 * part went back are listed by name only.
 */
export async function* orderPages(api: NuvemshopApi, { since, until }: TimeWindow): AsyncGenerator<Order[]> {
	const end = Date.parse(until);
	for (let from = Date.parse(since); from < end; from += dayMs) {
		const to = Math.min(from + dayMs, end) - 1000;
		const period = { createdFrom: new Date(from).toISOString(), createdTo: new Date(to).toISOString() };
		const rows = new Map<string, Json>();
		for (const status of [undefined, undocumented]) {
			const found = await listGroup(api, filterOf(period), status);
			// An order that is paid or refunded meanwhile moves from list to list.
			for (const row of found) rows.set(asText(row.id) ?? '', row);
		}
		yield [...rows.values()].map((row) => mapOrder(row, storeName(api.connection)));
	}
}

function filterOf({ createdFrom, createdTo, updatedFrom, updatedTo, state, financialStatus, search }: OrderQuery) {
	const filters = {
		created_at_min: moment(createdFrom),
		created_at_max: moment(createdTo),
		updated_at_min: moment(updatedFrom),
		updated_at_max: moment(updatedTo),
		status: state,
		payment_status: financialStatus,
		q: search,
	};
	return Object.fromEntries(Object.entries(filters).flatMap(([name, value]) => (value ? [[name, value] as const] : [])));
}

/** `2026-11-24T12:00:00Z`: whole seconds. */
export function moment(written: string | undefined): string | undefined {
	const time = Date.parse(written ?? '');
	return Number.isNaN(time) ? undefined : `${new Date(time).toISOString().slice(0, 19)}Z`;
}

export function orderNotFound(reference: string): IntegrationError {
	return new IntegrationError(vendor, {
		class: 'notFound',
		code: 'orderNotFound',
		message: `The store has no order ${reference}`,
		hint: 'Take the number from the list of orders in the panel of Nuvemshop; the ID stands in the address of the order there',
	});
}
