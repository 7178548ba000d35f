import type { Order } from '../../../domain/documents/order';
import type { TimeWindow } from '../../../domain/ports/eventSource';
import type { OrderQuery } from '../../../domain/ports/orderKeeper';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import { asRecord, asText, type Json } from '../../../runtime/client/json';
import type { Graphql } from '../client/api';
import { readPages } from '../client/readPages';
import { listedIn } from '../client/reading';
import { searchTerm } from '../client/searchTerm';
import { orderNotFound } from './orderNotFound';
import { completed, lookUpOrder, orderOf } from './lookUpOrder';
import { oldestOrdersPageDocument, ordersPageDocument } from './pageQuery';
import { vendor } from '../client/vendor';

/** A page of so many costs about a sixth of the smallest bucket. */
const pageSize = 50;

export async function getOrder(graphql: Graphql, shop: string, reference: { id: string } | { number: string }): Promise<Order> {
	if ('id' in reference) {
		const found = await lookUpOrder(graphql, reference.id);
		if (found) return orderOf(found, shop);
		throw orderNotFound(reference.id);
	}
	const number = reference.number.replace(/^#/, '');
	const [node, ...others] = await nodesNamed(graphql, number);
	if (others.length > 0) throw orderAmbiguous(number);
	if (!node) throw orderNotFound(number);
	return orderOf(await completed(graphql, node), shop);
}

/** The search takes beginnings for hits, too: #1001 may stand behind #10010 to #10019, which are newer. */
async function nodesNamed(graphql: Graphql, number: string): Promise<Json[]> {
	const isNamed = ({ name }: Json) => asText(name)?.replace(/^#/, '') === number;
	const first = await findNodes(graphql, term('name', number), fewHits);
	const named = first.filter(isNamed);
	if (named.length > 0 || first.length < fewHits) return named;
	return (await findNodes(graphql, term('name', number), manyHits)).filter(isNamed);
}

const fewHits = 5;
const manyHits = 500;

/** Orders that were brought in from elsewhere may have the number of one that was sold here. */
function orderAmbiguous(number: string): IntegrationError {
	return new IntegrationError(vendor, {
		class: 'conflict',
		code: 'orderAmbiguous',
		message: `The shop has several orders with the number ${number}`,
		hint: 'Take the ID from the address of the order in the Shopify admin, and choose "By ID"',
	});
}

/** The newest first, page by page, as fast as the shop's points allow. */
export async function listOrders(graphql: Graphql, shop: string, query: OrderQuery, limit: number): Promise<Order[]> {
	const orders: Order[] = [];
	for (const node of await findNodes(graphql, searchOf(query), limit)) orders.push(orderOf(await completed(graphql, node), shop));
	return orders;
}

/** From the oldest on. */
export async function* orderPages(graphql: Graphql, shop: string, { since, until }: TimeWindow): AsyncGenerator<Order[]> {
	const query = `created_at:>='${since}' created_at:<'${until}'`;
	for (let after: string | null = null, isLast = false; !isLast; ) {
		const variables = { query, first: pageSize, after };
		const page = asRecord((await graphql({ document: oldestOrdersPageDocument, variables, safety: 'read' })).orders);
		const orders: Order[] = [];
		for (const node of listedIn(page, 'orders')) orders.push(orderOf(await completed(graphql, node), shop));
		yield orders;
		const { hasNextPage, endCursor } = asRecord(page.pageInfo);
		after = asText(endCursor);
		isLast = hasNextPage !== true || after === null;
	}
}

async function findNodes(graphql: Graphql, query: string, limit: number): Promise<Json[]> {
	return await readPages(async (after) => {
		const variables = { query: query || null, first: Math.min(pageSize, limit), after };
		return (await graphql({ document: ordersPageDocument, variables, safety: 'read' })).orders;
	}, limit);
}

function searchOf(query: OrderQuery): string {
	const { createdFrom, createdTo, updatedFrom, updatedTo, financialStatus, fulfillmentStatus, state, tag, withoutTag, search } = query;
	return [
		createdFrom && `created_at:>='${createdFrom}'`,
		createdTo && `created_at:<='${createdTo}'`,
		updatedFrom && `updated_at:>='${updatedFrom}'`,
		updatedTo && `updated_at:<='${updatedTo}'`,
		financialStatus && term('financial_status', financialStatus),
		fulfillmentStatus && term('fulfillment_status', fulfillmentStatus),
		state && term('status', state),
		tag && term('tag', tag),
		withoutTag && `-${term('tag', withoutTag)}`,
		search && `(${search})`,
	]
		.filter(Boolean)
		.join(' ');
}

function term(field: string, value: string): string {
	const written = searchTerm(field, value);
	if (written !== undefined) return written;
	throw new IntegrationError(vendor, {
		class: 'validation',
		code: 'searchTerm',
		message: `Shopify cannot search for a ${field} that holds both kinds of quotation marks`,
	});
}
