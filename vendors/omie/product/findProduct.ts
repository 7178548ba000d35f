import { hasClass } from '../../../runtime/errors/integrationError';
import { attempt } from '../../../runtime/errors/attempt';
import type { OmieApi } from '../client/api';
import { requireId } from '../client/answers';
import { methods } from '../client/methods';

/** Omie's id of the product with this SKU (Omie: código); undefined if there is none. */
export async function findProduct(api: OmieApi, sku: string): Promise<number | undefined> {
	const { clock } = api.connection;
	const known = api.memory.products.get(sku, clock);
	if (known !== undefined) return known;
	const outcome = await attempt(api.ask(methods.getProduct, { codigo: sku }));
	if (!outcome.ok) {
		if (hasClass(outcome.error, 'notFound')) return undefined;
		throw outcome.error;
	}
	const id = requireId(outcome.value.codigo_produto);
	api.memory.products.set(sku, id, clock);
	return id;
}
