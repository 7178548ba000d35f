import { asId } from '../../../runtime/client/json';
import { listIn } from '../client/answers';
import type { TinyApi } from '../client/api';
import { readStock } from './readStock';

/**
 * The locations. The API has no list of them, but tells them with the stock of any product. Which is the default one it does not tell:
 * so none is marked before a movement without a location has shown it.
 */
export async function listLocations(api: TinyApi): Promise<{ id: string; name: string; isDefault: boolean }[]> {
	const [product] = listIn(await api.get('/produtos', { situacao: 'A', limit: 1 }));
	const productId = asId(product?.id);
	if (productId === undefined) return [];
	const locations = await readStock(api, productId);
	const standard = locations.length === 1 ? locations[0]!.id : api.memory.defaultLocation.get('id', api.connection.clock);
	return locations.map(({ id, name }) => ({ id: String(id), name, isDefault: id === standard }));
}
