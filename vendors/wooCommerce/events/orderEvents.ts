import { orderThread } from '../../../domain/documents/order';
import type { SourceEvent } from '../../../domain/ports/eventSource';
import type { OrderDocuments } from '../../../domain/ports/orderSource';
import { asText, type Json } from '../../../runtime/client/json';
import { vendor } from '../client/vendor';
import { mapOrder } from '../orders/mapOrder';
import { occasionOf } from '../orders/orderIdentity';
import { readRefund } from '../orders/refunds';
import { isDraft } from '../orders/statuses';
import { toldOf } from './marks';
import { chosen, type Happening } from './topics';

/** What a trigger waits for, and since when. */
export interface Listening {
	url: string;
	topics: readonly string[];
	/** ISO 8601, by the store's clock. */
	since: string;
}

export interface News extends Happening {
	eventType: string;
}

/** What an order's state says that the trigger has not told yet, the first first. Nothing of a draft, and nothing from before it listened. */
export function newsOf(order: Json, { url, topics, since }: Listening, refunds: readonly Json[] = []): News[] {
	if (isDraft(order) || asText(order.id) === null) return [];
	const told = toldOf(order, url);
	// The store writes whole seconds.
	const start = `${since.slice(0, 19)}.000Z`;
	const news = chosen(topics).flatMap(({ eventType, happenings }) =>
		happenings(order, refunds).map((happening) => ({ ...happening, eventType })),
	);
	return news.filter(({ name, at }) => at >= start && !told.includes(name)).toSorted((a, b) => a.at.localeCompare(b.at));
}

/** An event of an order as the store has it now, `type` being `catchUp` where no delivery brought it. */
export function eventOf(
	news: News,
	{ order: raw, refunds }: { order: Json; refunds: readonly Json[] },
	about: { store: string; receivedAt: string; type?: string },
): SourceEvent<OrderDocuments> {
	const { store, receivedAt, type = news.eventType } = about;
	const order = mapOrder(raw, refunds, store);
	const refund = refunds.find(({ id }) => asText(id) === news.refund);
	const occasion = occasionOf(store, order.sourceId, news.name);
	return {
		event: {
			id: `${order.sourceId}:${news.name}`,
			type,
			occasion,
			source: vendor.id,
			account: store,
			occurredAt: news.at,
			receivedAt,
			correlationId: orderThread(order),
		},
		document: { order, ...(news.refund !== undefined && refund ? { refund: readRefund(raw, refund, refunds) } : {}) },
		raw,
		subject: occasion,
		news: occasion,
	};
}
