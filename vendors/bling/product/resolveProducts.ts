import type { Order } from '../../../domain/order';
import { IntegrationError } from '../../../runtime/integrationError';
import type { BlingApi } from '../client/api';
import { asId, asText, listIn, type Json } from '../client/answers';

/** A page of Bling's lists holds 100 records at most. */
const pageSize = 100;

/** Product ids by SKU (Bling: código) of all the order's items, in one call for up to 100 SKUs. */
export async function resolveProducts(api: BlingApi, order: Order): Promise<Map<string, number>> {
	const { clock } = api.connection;
	const { products } = api.memory;
	const skus = [...new Set(order.items.flatMap(({ sku }) => (sku ? [sku] : [])))];
	const asked = skus.filter((sku) => products.get(sku, clock) === undefined);
	for (let start = 0; start < asked.length; start += pageSize) {
		const found = await findProducts(api, asked.slice(start, start + pageSize));
		for (const [sku, id] of found) products.set(sku, id, clock);
	}
	const resolved = new Map(skus.flatMap((sku) => pair(sku, products.get(sku, clock))));
	refuseUnknown(order, resolved);
	return resolved;
}

async function findProducts(api: BlingApi, skus: string[]): Promise<Map<string, number>> {
	const found = listIn(await api.get('/produtos', { 'codigos[]': skus, limite: pageSize }));
	// Where a SKU stands twice, an active product (`A`) goes before an inactive one.
	const activeLast = [...found].sort((a, b) => Number(isActive(a)) - Number(isActive(b)));
	return new Map(activeLast.flatMap(({ codigo, id }) => pair(asText(codigo) ?? '', asId(id))));
}

function isActive({ situacao }: Json): boolean {
	return situacao !== 'I';
}

function pair(sku: string, id: number | undefined): [string, number][] {
	return id === undefined || sku === '' ? [] : [[sku, id]];
}

function refuseUnknown(order: Order, resolved: ReadonlyMap<string, number>): void {
	const unknown = order.items.filter(({ sku }) => !sku || !resolved.has(sku)).map(({ sku, name }) => sku ?? `"${name}" (no SKU)`);
	if (unknown.length === 0) return;
	throw new IntegrationError('bling', {
		class: 'validation',
		code: 'unknownSku',
		message: `Order ${order.number}: Bling has no product with the SKU ${[...new Set(unknown)].join(', ')}`,
		hint: 'Create the product in Bling with this SKU (código), or give the product in the shop the SKU it has in Bling; then run the item again',
	});
}
