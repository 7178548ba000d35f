import type { PassedOver } from '../../../runtime/client/connection';
import type { MissedEvent, TimeWindow } from '../../../domain/ports/eventSource';
import { orderThread, type Order } from '../../../domain/documents/order';
import type { OrderDocuments } from '../../../domain/ports/orderSource';
import type { Clock } from '../../../runtime/clock';
import { asRecord, asText, type Json } from '../../../runtime/client/json';
import { attempt } from '../../../runtime/errors/attempt';
import type { Graphql } from '../client/api';
import { listedIn } from '../client/reading';
import { orderTopics } from '../events/topics';
import { unhandledOrdersDocument } from './queries';
import { happenedTo } from '../events/happening';
import type { OrderReaders } from '../events/readDelivery';
import { occasionOf, orderIdentity } from './orderIdentity';
import { isMarked, markOf } from './startMark';
import { vendor } from '../client/vendor';

type OrderEvent = MissedEvent<OrderDocuments>;

/** A thousand orders: what is beyond comes up when these have their tag. */
const maxPages = 10;

export interface Unhandled {
	topics: readonly string[];
	/** What the flow's last step tags an order with. */
	handledTag: string;
	window: TimeWindow;
	/** The shop's own name. */
	shop: string;
	clock: Pick<Clock, 'now'>;
}

/**
 * The orders that are as one of the topics wants them and do not have the tag, by the time of their last change. An order of which
 * a state does not tell that the event happened (edited, refunded, …) is not looked for.
 */
export async function findUnhandled(
	graphql: Graphql,
	unhandled: Unhandled,
	read: OrderReaders['asItIsNow'],
	passedOver: PassedOver,
): Promise<OrderEvent[]> {
	const query = searchFor(unhandled);
	if (query === undefined) return [];
	const { handledTag, clock } = unhandled;
	const found = await listOrders(graphql, { query, ...markOf(handledTag) });
	const named = found.filter(({ id }) => asText(id) !== null);
	if (named.length < found.length) passedOver('orders in the list of missed ones (id)');
	return named
		.filter((listed) => !isMarked(listed, clock))
		.map((listed) => {
			const orderId = asText(listed.id) ?? '';
			return {
				subject: orderIdentity(unhandled.shop, orderId),
				read: async () => toEvent(await read(orderId), unhandled),
				listed,
			};
		});
}

function searchFor({ topics, handledTag, window: { since, until } }: Unhandled): string | undefined {
	const wanted = orderTopics.filter(({ topic }) => topics.includes(topic)).map(({ search }) => search);
	const states = wanted.filter((search) => search !== undefined).map((search) => `(${search})`);
	if (states.length === 0) return undefined;
	return `updated_at:>='${since}' updated_at:<='${until}' -tag:${quoted(handledTag)} (${states.join(' OR ')})`;
}

function quoted(text: string): string {
	return `"${text.replace(/["\\]/g, String.raw`\$&`)}"`;
}

/** Where a later page cannot be had now, what the pages before it hold is a beginning. */
async function listOrders(graphql: Graphql, asked: { query: string; namespace: string; mark: string }): Promise<Json[]> {
	const found: Json[] = [];
	let after: string | null = null;
	for (let page = 0; page < maxPages; page++) {
		const outcome = await attempt(graphql({ document: unhandledOrdersDocument, variables: { ...asked, after }, safety: 'read' }));
		if (!outcome.ok && page === 0) throw outcome.error;
		if (!outcome.ok) return found;
		const orders = asRecord(outcome.value.orders);
		found.push(...listedIn(orders, 'orders'));
		const { hasNextPage, endCursor } = asRecord(orders.pageInfo);
		after = asText(endCursor);
		if (hasNextPage !== true || after === null) return found;
	}
	return found;
}

/** Nothing where the flow has tagged the order since it was listed. */
function toEvent(found: { order: Order } | undefined, { handledTag, topics, shop, clock }: Unhandled) {
	const order = found?.order;
	if (order === undefined || order.tags.some((tag) => tag.toLowerCase() === handledTag.toLowerCase())) return undefined;
	const event = {
		id: `catchUp:${order.sourceId}:${order.updatedAt}`,
		type: 'catchUp',
		occasion: occasionOf(shop, order.sourceId, happenedTo(order, topics)),
		source: vendor.id,
		account: shop,
		occurredAt: order.updatedAt,
		receivedAt: new Date(clock.now()).toISOString(),
		correlationId: orderThread(order),
	};
	return { event, document: { order }, raw: null, subject: order.id };
}
