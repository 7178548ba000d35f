import type { Order } from '../../../domain/documents/order';
import { asRecords, asText, type Json } from '../../../runtime/client/json';
import type { Graphql } from '../client/api';
import { sentParcelsDocument } from './queries';
import { parcelsIn, readState, type SentParcel } from './readState';

/** Orders asked for at once: a few points of the shop's bucket. */
const groupSize = 25;

/** Fulfillments of an order that are asked for at once. */
const usualParcels = 10;

/** The tracking codes of those that Shopify calls fulfilled, in part or in full: a call for each 25 of them. */
export async function sentParcels(graphql: Graphql, orders: readonly Order[]): Promise<Map<string, string[]>> {
	const begun = orders.filter(({ fulfillmentStatus }) => fulfillmentStatus !== 'unfulfilled');
	const found = new Map<string, string[]>();
	for (let from = 0; from < begun.length; from += groupSize) {
		const group = begun.slice(from, from + groupSize);
		const data = await graphql({
			document: sentParcelsDocument,
			variables: { ids: group.map(({ sourceId }) => sourceId) },
			safety: 'read',
		});
		const nodes = new Map(asRecords(data.nodes).map((node) => [asText(node.id) ?? '', node]));
		for (const order of group) {
			const parcels = await parcelsOf(graphql, order, nodes.get(order.sourceId));
			if (parcels.length > 0) found.set(order.id, codesOf(parcels));
		}
	}
	return found;
}

async function parcelsOf(graphql: Graphql, { sourceId, number }: Order, node: Json | undefined): Promise<SentParcel[]> {
	const isWhole = node !== undefined && asRecords(node.fulfillments).length < usualParcels;
	return isWhole ? parcelsIn(node) : (await readState(graphql, sourceId, number)).fulfillments;
}

function codesOf(parcels: readonly SentParcel[]): string[] {
	return parcels.flatMap(({ tracking }) => tracking.flatMap(({ number }) => number ?? []));
}
