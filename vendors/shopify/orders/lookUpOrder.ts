import type { Order } from '../../../domain/documents/order';
import type { TaxId } from '../../../domain/values/taxId';
import { asRecord, asRecords, asText, type Json } from '../../../runtime/client/json';
import type { Graphql } from '../client/api';
import { nodesOf } from '../client/reading';
import { orderDocument, orderLinesDocument } from './queries';
import { findTaxId } from './findTaxId';
import { taxIdOfFields } from './lookUpTaxId';
import { mapOrder } from './mapOrder';
import { payloadOfNode } from './payloadOfNode';

export interface FoundOrder {
	/** In the words of a webhook's payload. */
	payload: Json;
	/** Where Shopify's own checkout took it. */
	taxId: TaxId | undefined;
}

/** Shopify waits five seconds for the answer to a delivery. */
const timeoutMs = 4000;

/** The order as the shop has it now, all its lines included; undefined if the shop has none that the app may see. */
export async function lookUpOrder(graphql: Graphql, id: string): Promise<FoundOrder | undefined> {
	const { order } = await graphql({ document: orderDocument, variables: { id }, safety: 'read', timeoutMs });
	if (order === null || order === undefined) return undefined;
	return await completed(graphql, asRecord(order));
}

/** The order of a node, with the lines that its first page does not hold. */
export async function completed(graphql: Graphql, node: Json): Promise<FoundOrder> {
	const id = asText(node.id) ?? '';
	const lines = [...nodesOf(node.lineItems), ...(await furtherLines(graphql, id, node.lineItems))];
	return { payload: payloadOfNode(node, lines), taxId: taxIdOfFields(nodesOf(node.localizedFields)) };
}

export function orderOf({ payload, taxId }: FoundOrder): Order {
	return mapOrder(payload, findTaxId(payload) ?? taxId);
}

async function furtherLines(graphql: Graphql, id: string, firstPage: unknown): Promise<Json[]> {
	const lines: Json[] = [];
	for (let after = nextCursor(firstPage); after !== undefined; ) {
		const { order } = await graphql({ document: orderLinesDocument, variables: { id, after }, safety: 'read', timeoutMs });
		const page = asRecord(asRecord(order).lineItems);
		lines.push(...asRecords(page.nodes));
		after = nextCursor(page);
	}
	return lines;
}

function nextCursor(connection: unknown): string | undefined {
	const { hasNextPage, endCursor } = asRecord(asRecord(connection).pageInfo);
	return hasNextPage === true ? (asText(endCursor) ?? undefined) : undefined;
}
