import type { Order } from '../../../domain/documents/order';
import { fromCents, toCents } from '../../../domain/values/money';
import type { TaxId } from '../../../domain/values/taxId';
import { asRecord, asText, type Json } from '../../../runtime/client/json';
import type { Graphql } from '../client/api';
import { listedIn, nodesOf } from '../client/reading';
import { orderDocument, orderLinesDocument } from './queries';
import { findTaxId } from './findTaxId';
import { taxIdOfFields } from './lookUpTaxId';
import { mapOrder } from './mapOrder';
import { currencyOfNode, payloadOfNode } from './payloadOfNode';

export interface FoundOrder {
	/** In the words of a webhook's payload. */
	payload: Json;
	/** Where Shopify's own checkout took it. */
	taxId: TaxId | undefined;
	/** What went back to the customer so far; null where the shop does not tell. */
	refundedTotal: number | null;
	/** Of all its returns together, e.g. `IN_PROGRESS`, `NO_RETURN`; null where it was not asked for. */
	returnStatus: string | null;
}

const theLines = 'the lines of an order';

/** Shopify waits five seconds for the answer to a delivery. */
const timeoutMs = 4000;

/** The order as the shop has it now, all its lines included; undefined if the shop has none that the app may see. */
export async function lookUpOrder(graphql: Graphql, id: string): Promise<FoundOrder | undefined> {
	const node = await askFor(graphql, id, orderDocument);
	return node && (await completed(graphql, node));
}

async function askFor(graphql: Graphql, id: string, document: string): Promise<Json | undefined> {
	const { order } = await graphql({ document, variables: { id }, safety: 'read', timeoutMs });
	return order === null || order === undefined ? undefined : asRecord(order);
}

/** The order of a node, with the lines that its first page does not hold; the amounts in the order's own currency. */
export async function completed(graphql: Graphql, listed: Json): Promise<FoundOrder> {
	const id = asText(listed.id) ?? '';
	const isForeign = asText(listed.currencyCode) !== currencyOfNode(listed);
	const inItsCurrency = (document: string) => (isForeign ? inPresentmentMoney(document) : document);
	const node = (isForeign ? await askFor(graphql, id, inPresentmentMoney(orderDocument)) : undefined) ?? listed;
	const lines = [
		...listedIn(node.lineItems, theLines),
		...(await furtherLines(graphql, id, node.lineItems, inItsCurrency(orderLinesDocument))),
	];
	return {
		payload: payloadOfNode(node, lines),
		taxId: taxIdOfFields(nodesOf(node.localizedFields)),
		refundedTotal: refundedTotal(node),
		returnStatus: asText(node.returnStatus),
	};
}

/** The same document with what the customer paid instead of what that is in the shop's currency. */
function inPresentmentMoney(document: string): string {
	return document.replaceAll('shopMoney {', 'shopMoney: presentmentMoney {');
}

function refundedTotal({ totalRefundedSet }: Json): number | null {
	const cents = toCents(asRecord(asRecord(totalRefundedSet).shopMoney).amount);
	return cents === undefined ? null : fromCents(cents);
}

export function orderOf({ payload, taxId }: FoundOrder, shop: string): Order {
	return mapOrder(payload, taxId ?? findTaxId(payload), shop);
}

async function furtherLines(graphql: Graphql, id: string, firstPage: unknown, document: string): Promise<Json[]> {
	const lines: Json[] = [];
	for (let after = nextCursor(firstPage); after !== undefined; ) {
		const { order } = await graphql({ document, variables: { id, after }, safety: 'read', timeoutMs });
		const page = asRecord(asRecord(order).lineItems);
		lines.push(...listedIn(page, theLines));
		after = nextCursor(page);
	}
	return lines;
}

function nextCursor(connection: unknown): string | undefined {
	const { hasNextPage, endCursor } = asRecord(asRecord(connection).pageInfo);
	return hasNextPage === true ? (asText(endCursor) ?? undefined) : undefined;
}
