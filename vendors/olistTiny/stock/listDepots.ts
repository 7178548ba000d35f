import { asId } from '../../../runtime/client/json';
import { listIn } from '../client/answers';
import type { TinyApi } from '../client/api';
import { readStock } from './readStock';

/**
 * The warehouses. The API has no list of them, but tells them with the stock of any product. Which is the default one it does not tell:
 * so none is marked before a movement without a warehouse has shown it.
 */
export async function listDepots(api: TinyApi): Promise<{ id: string; name: string; isDefault: boolean }[]> {
	const [product] = listIn(await api.get('/produtos', { situacao: 'A', limit: 1 }));
	const productId = asId(product?.id);
	if (productId === undefined) return [];
	const depots = await readStock(api, productId);
	const standard = depots.length === 1 ? depots[0]!.id : api.memory.defaultDepot.get('id', api.connection.clock);
	return depots.map(({ id, name }) => ({ id: String(id), name, isDefault: id === standard }));
}
