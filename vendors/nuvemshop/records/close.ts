import type { NuvemshopApi } from '../client/api';
import type { OrderReference } from '../orders/orderReference';
import { isClosed, standingOrder } from './orderState';

/** Nuvemshop calls it archived; the same again changes nothing. */
export async function close(api: NuvemshopApi, reference: OrderReference): Promise<{ status: 'closed'; found: boolean }> {
	if (isClosed(await standingOrder(api, reference))) return { status: 'closed', found: true };
	await api.set('POST', `/orders/${reference.id}/close`, {});
	return { status: 'closed', found: false };
}
