import type { Order } from '../../../domain/order';
import type { TaxId } from '../../../domain/taxId';
import type { Graphql } from '../graphql/client';
import { fieldsOf, listOf, nodesOf, textOf, type Fields } from '../reading';
import { orderDocument, orderLinesDocument } from './documents';
import { findTaxId } from './findTaxId';
import { taxIdOfFields } from './lookUpTaxId';
import { mapOrder } from './mapOrder';
import { payloadOfNode } from './payloadOfNode';

export interface FoundOrder {
	/** In the words of a webhook's payload. */
	payload: Fields;
	/** Where Shopify's own checkout took it. */
	taxId: TaxId | undefined;
}

/** Shopify waits five seconds for the answer to a delivery. */
const timeoutMs = 4000;

/** The order as the shop has it now, all its lines included; undefined where there is none, or none that the app may see. */
export async function lookUpOrder(graphql: Graphql, id: string): Promise<FoundOrder | undefined> {
	const { order } = await graphql({ document: orderDocument, variables: { id }, safety: 'read', timeoutMs });
	if (order === null || order === undefined) return undefined;
	return await completed(graphql, fieldsOf(order));
}

/** The order of a node, with the lines that its first page does not hold. */
export async function completed(graphql: Graphql, node: Fields): Promise<FoundOrder> {
	const id = textOf(node.id) ?? '';
	const lines = [...nodesOf(node.lineItems), ...(await furtherLines(graphql, id, node.lineItems))];
	return { payload: payloadOfNode(node, lines), taxId: taxIdOfFields(nodesOf(node.localizedFields)) };
}

export function orderOf({ payload, taxId }: FoundOrder): Order {
	return mapOrder(payload, findTaxId(payload) ?? taxId);
}

async function furtherLines(graphql: Graphql, id: string, firstPage: unknown): Promise<Fields[]> {
	const lines: Fields[] = [];
	for (let after = nextCursor(firstPage); after !== undefined; ) {
		const { order } = await graphql({ document: orderLinesDocument, variables: { id, after }, safety: 'read', timeoutMs });
		const page = fieldsOf(fieldsOf(order).lineItems);
		lines.push(...listOf(page.nodes));
		after = nextCursor(page);
	}
	return lines;
}

function nextCursor(connection: unknown): string | undefined {
	const { hasNextPage, endCursor } = fieldsOf(fieldsOf(connection).pageInfo);
	return hasNextPage === true ? (textOf(endCursor) ?? undefined) : undefined;
}
