import type { TaxId } from '../../../domain/taxId';
import type { Graphql } from '../graphql/client';
import { fieldsOf, listOf, nodesOf, textOf, type Fields } from '../reading';
import { orderDocument, orderLinesDocument } from './documents';
import { taxIdOfFields } from './lookUpTaxId';
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
	const found = fieldsOf(order);
	const lines = [...nodesOf(found.lineItems), ...(await furtherLines(graphql, id, found.lineItems))];
	return { payload: payloadOfNode(found, lines), taxId: taxIdOfFields(nodesOf(found.localizedFields)) };
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
