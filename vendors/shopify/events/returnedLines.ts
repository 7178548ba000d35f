import type { ReturnedLine } from '../../../domain/documents/orderReturn';
import { asNumber, asRecord, asRecords, asText, type Json } from '../../../runtime/client/json';
import { attempt } from '../../../runtime/errors/attempt';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import type { Graphql } from '../client/api';

const returnLinesDocument = `
query PonteReturnLines($id: ID!) {
	return(id: $id) {
		id
		returnLineItems(first: 100) {
			nodes {
				quantity
				... on ReturnLineItem {
					fulfillmentLineItem {
						lineItem { id sku name }
					}
				}
			}
			pageInfo { hasNextPage }
		}
	}
}`;

/** Shopify waits five seconds for the answer to a delivery. */
const timeoutMs = 4000;

/** The lines that a return is about, which no event tells; null where the app may not see them, or not all of them. */
export async function askForReturnedLines(graphql: Graphql, id: string): Promise<ReturnedLine[] | null> {
	const asked = await attempt(graphql({ document: returnLinesDocument, variables: { id }, safety: 'read', timeoutMs }));
	if (asked.ok) return readReturnedLines(asRecord(asked.value.return).returnLineItems);
	if (asked.error instanceof IntegrationError && asked.error.failure.code === 'ACCESS_DENIED') return null;
	throw asked.error;
}

/** Null unless every line is told and names the order's own. */
export function readReturnedLines(connection: unknown): ReturnedLine[] | null {
	const { nodes, pageInfo } = asRecord(connection);
	if (!Array.isArray(nodes) || nodes.length === 0 || asRecord(pageInfo).hasNextPage !== false) return null;
	const lines = asRecords(nodes).map(readLine);
	return lines.some((line) => line === undefined) ? null : lines.filter((line) => line !== undefined);
}

function readLine({ quantity, fulfillmentLineItem }: Json): ReturnedLine | undefined {
	const line = asRecord(asRecord(fulfillmentLineItem).lineItem);
	const id = asText(line.id);
	const units = asNumber(quantity);
	if (id === null || units === null || !Number.isSafeInteger(units) || units < 1) return undefined;
	return { id, sku: asText(line.sku), name: asText(line.name) ?? '', quantity: units };
}
