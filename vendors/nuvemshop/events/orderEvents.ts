import { orderThread } from '../../../domain/documents/order';
import type { SourceEvent } from '../../../domain/ports/eventSource';
import type { OrderDocuments } from '../../../domain/ports/orderSource';
import { asText, type Json } from '../../../runtime/client/json';
import { vendor } from '../client/vendor';
import { mapOrder } from '../orders/mapOrder';
import { occasionOf } from '../orders/orderIdentity';
import { financialStatusOf } from '../orders/statuses';
import { chosen } from './topics';

/** What a trigger waits for, and since when. */
export interface Listening {
	url: string;
	topics: readonly string[];
	/** ISO 8601, by the store's clock. */
	since: string;
}

export interface News {
	topic: string;
	/** Names what happened to the order, once and for all. */
	name: string;
	at: string;
}

/** What an order's state says that is not told yet, the first first; nothing from before the trigger listened. */
export function newsOf(order: Json, { topics, since }: Listening, told: readonly string[]): News[] {
	if (asText(order.id) === null) return [];
	// The store writes whole seconds.
	const start = `${since.slice(0, 19)}.000Z`;
	return chosen(topics)
		.flatMap(({ topic, happened }) => {
			const at = happened(order);
			return at === undefined ? [] : [{ topic, name: topic === 'refunded' ? financialStatusOf(order) : topic, at }];
		})
		.filter(({ name, at }) => at >= start && !told.includes(name))
		.toSorted((a, b) => a.at.localeCompare(b.at));
}

/** An event of an order as the store has it now, `type` being `catchUp` where no delivery brought it. */
export function eventOf(
	{ topic, name, at }: News,
	raw: Json,
	about: { store: string; receivedAt: string; type?: string },
): SourceEvent<OrderDocuments> {
	const { store, receivedAt, type = `order.${topic}` } = about;
	const order = mapOrder(raw, store);
	const occasion = occasionOf(store, order.sourceId, name);
	return {
		event: {
			id: `${order.sourceId}:${name}`,
			type,
			occasion,
			source: vendor.id,
			account: store,
			occurredAt: at,
			receivedAt,
			correlationId: orderThread(order),
		},
		document: { order },
		raw,
		subject: occasion,
		news: occasion,
	};
}
