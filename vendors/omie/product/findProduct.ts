import { hasClass } from '../../../runtime/errors/integrationError';
import { settle } from '../../../runtime/errors/attempt';
import type { OmieApi } from '../client/api';
import { requireId } from '../client/answers';
import { methods } from '../client/methods';

/** Omie's id of the product with this SKU (Omie: código); undefined where there is none. */
export async function findProduct(api: OmieApi, sku: string): Promise<number | undefined> {
	const { clock } = api.connection;
	const known = api.memory.products.get(sku, clock);
	if (known !== undefined) return known;
	const outcome = await settle(api.ask(methods.getProduct, { codigo: sku }));
	if ('error' in outcome) {
		if (hasClass(outcome.error, 'notFound')) return undefined;
		throw outcome.error;
	}
	const id = requireId(outcome.value.codigo_produto);
	api.memory.products.set(sku, id, clock);
	return id;
}
