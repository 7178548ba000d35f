import type { Order } from '../../domain/documents/order';
import type { OrderReader } from '../../domain/ports/orderKeeper';
import { attempt } from '../errors/attempt';
import { hasClass } from '../errors/integrationError';

/** The order as the shop has it now; undefined where it has none of this number. */
export async function orderNow(orders: Pick<OrderReader, 'get'>, key: string, listed: Order | undefined): Promise<Order | undefined> {
	const { sourceId: id, source, account } = listed ?? {};
	const reference = id !== undefined && source !== undefined && account !== undefined ? { id, of: { source, account } } : { number: key };
	const found = await attempt(orders.get(reference));
	if (found.ok) return found.value;
	if (hasClass(found.error, 'notFound')) return undefined;
	throw found.error;
}
