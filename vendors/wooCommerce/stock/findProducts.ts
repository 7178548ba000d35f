import { asId, asNumber, asText, type Json } from '../../../runtime/client/json';
import { inGroups } from '../../../runtime/stock/slices';
import type { Standing, Standings } from '../../../runtime/stock/standings';
import type { WooApi } from '../client/api';

/** A product, or a variation of one, whose units are counted. */
export interface Counted {
	id: number;
	/** The product that it is a variation of. */
	parent: number | null;
	/** Its units are those of the whole product, because the variation has no stock of its own. */
	isShared: boolean;
}

/** Entries of a page, SKUs of a question and products of a batch (WooCommerce reference). */
export const maxProducts = 100;

const fields = 'id,sku,type,parent_id,manage_stock,stock_quantity';

/**
 * Products and variations by SKU, in one call for up to 100. `unsaid`: what a product that is counted, but of which the store tells no
 * quantity, is taken to have; without it there is nothing to move from.
 */
export async function findProducts(api: WooApi, skus: readonly string[], unsaid?: number): Promise<Standings<Counted>> {
	const found = new Map<string, Json[]>();
	for (const sku of questions(skus)) {
		for (const row of await api.list('/products', { sku, per_page: maxProducts, _fields: fields })) {
			const name = asText(row.sku);
			// The search does not tell upper from lower case, so only what is spelled alike counts.
			if (name !== null && skus.includes(name)) found.set(name, [...(found.get(name) ?? []), row]);
		}
	}
	return new Map(skus.map((sku) => [sku, standingOf(found.get(sku) ?? [], unsaid)]));
}

/** The commas between SKUs: one that has a comma of its own is asked for alone. */
function questions(skus: readonly string[]): string[] {
	const plain = skus.filter((sku) => !sku.includes(','));
	return [...inGroups(plain, maxProducts).map((group) => group.join(',')), ...skus.filter((sku) => sku.includes(','))];
}

function standingOf([row, ...others]: readonly Json[], unsaid: number | undefined): Standing<Counted> {
	if (!row) return { reason: 'No product in the store has this SKU' };
	if (others.length > 0) return { reason: `${others.length + 1} products in the store have this SKU: give each its own` };
	const { manage_stock: managed } = row;
	if (managed !== true && managed !== 'parent')
		return { reason: 'The store does not count this product: switch on "Track stock quantity" in its inventory settings' };
	const said = asNumber(row.stock_quantity);
	const isUnsaid = row.stock_quantity === null && unsaid !== undefined;
	const available = isUnsaid ? unsaid : said;
	const parent = row.type === 'variation' ? (asId(row.parent_id) ?? null) : null;
	const isShared = managed === 'parent';
	const id = isShared ? parent : (asId(row.id) ?? null);
	if (available === null || id === null) return { reason: 'The store does not report a quantity for this product (SKU)' };
	return { item: { id, parent: isShared ? null : parent, isShared }, available, ...(isUnsaid ? { isAssumed: true } : {}) };
}
