import { cannotTell } from '../../../runtime/erp/pickSale';
import { vendor } from '../client/vendor';
import { asId, asNumber, asRecord, asText, type Json } from '../../../runtime/client/json';
import type { KnownProduct } from '../client/accountMemory';
import { listIn } from '../client/answers';
import type { TinyApi } from '../client/api';

/** The product with this SKU (código); undefined if there is none. The API searches one SKU a call. */
export async function findProduct(api: TinyApi, sku: string): Promise<KnownProduct | undefined> {
	const { clock } = api.connection;
	const known = api.memory.products.get(sku, clock);
	// Whoever was told of twins has perhaps given them SKUs of their own since.
	if (known && !known.isTwin) return known;
	// Compared here as well: a filter that the vendor does not understand is ignored without a word.
	const listed = listIn(await api.get('/produtos', { codigo: sku }));
	const named = listed.filter((product) => skuOf(product) === sku && product.situacao !== 'E');
	const isUnclear = named.some(({ id }) => asId(id) === undefined) || (named.length === 0 && listed.some(isNameless));
	if (isUnclear) throw cannotTell(vendor, `the product with the SKU ${sku}`);
	// Where a SKU stands twice, an active product (`A`) goes before an inactive one.
	const active = named.filter(({ situacao }) => situacao !== 'I');
	const [first = {}, ...others] = active.length > 0 ? active : named;
	const found = readProduct(first, others.length > 0);
	if (found) api.memory.products.set(sku, found, clock);
	return found;
}

function skuOf({ sku, codigo }: Json): string | null {
	return asText(sku) ?? asText(codigo);
}

function isNameless(product: Json): boolean {
	return skuOf(product) === null;
}

function readProduct({ id, precos }: Json, isTwin: boolean): KnownProduct | undefined {
	const known = asId(id);
	return known === undefined ? undefined : { id: known, cost: asNumber(asRecord(precos).precoCustoMedio), isTwin };
}
