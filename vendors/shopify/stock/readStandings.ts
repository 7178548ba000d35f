import { asNumber, asRecord, asRecords, asText, type Json } from '../../../runtime/client/json';
import type { Standing, Standings } from '../../../runtime/stock/standings';
import type { Graphql } from '../client/api';
import { readPages } from '../client/readPages';
import { searchTerm } from '../client/searchTerm';
import { stockLevelsDocument } from './queries';

/** By SKU; the item is the id of Shopify's inventory item. */
export type Levels = Standings<string>;

/** All SKUs (250 at most) by one search, a second one only where SKUs are used more than once. */
export async function readStandings(graphql: Graphql, location: string, skus: readonly string[]): Promise<Levels> {
	const terms = skus.map((sku) => searchTerm('sku', sku)).filter((term) => term !== undefined);
	const nodes = terms.length === 0 ? [] : await findItems(graphql, location, terms.join(' OR '));
	const bySku = new Map<string, Json[]>();
	for (const node of nodes) {
		const sku = asText(node.sku);
		if (sku !== null) bySku.set(sku, [...(bySku.get(sku) ?? []), node]);
	}
	return new Map(skus.map((sku) => [sku, levelOf(bySku.get(sku) ?? [])]));
}

async function findItems(graphql: Graphql, location: string, query: string): Promise<Json[]> {
	return await readPages(async (after) => {
		return (await graphql({ document: stockLevelsDocument, variables: { query, location, after }, safety: 'read' })).inventoryItems;
	});
}

/** The search compares without regard to case and by the start of words, so only what is spelled alike counts. */
function levelOf([item, ...others]: readonly Json[]): Standing<string> {
	if (!item) return { reason: 'No product in the shop has this SKU' };
	if (others.length > 0) return { reason: `${others.length + 1} products in the shop have this SKU: give each its own` };
	// What it shows of these is no stock: the shop sells them without end.
	if (item.tracked === false) return { reason: 'The shop does not count this product: switch on "Track quantity" in it' };
	const itemId = asText(item.id);
	const available = asNumber(asRecords(asRecord(item.inventoryLevel).quantities)[0]?.quantity);
	if (itemId === null || available === null)
		return { reason: 'The product is not stocked at this location: add the location to it in the shop' };
	return { item: itemId, available };
}
