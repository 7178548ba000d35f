import type { Order } from '../../../domain/documents/order';
import type { NuvemshopApi } from '../client/api';
import { listParcels } from './parcels';

/** The codes of the parcels that have left: a call for each order of which something has. */
export async function sentParcels(api: NuvemshopApi, orders: readonly Order[]): Promise<Map<string, string[]>> {
	const found = new Map<string, string[]>();
	for (const { id, sourceId, number, fulfillmentStatus } of orders) {
		if (fulfillmentStatus === 'unfulfilled') continue;
		const sent = (await listParcels(api, { id: sourceId, number })).filter(({ isSent }) => isSent);
		if (sent.length > 0) found.set(id, [...new Set(sent.flatMap(({ code }) => code ?? []))]);
	}
	return found;
}
