import type { Order } from '../../../domain/documents/order';
import { asText } from '../../../runtime/client/json';
import type { WooApi } from '../client/api';
import { maxPage } from '../orders/readOrders';
import { trackingCodes } from './trackingFields';

/** The codes of those that are completed, or that a plugin keeps a code of: a call for each hundred orders. */
export async function sentParcels(api: WooApi, orders: readonly Order[]): Promise<Map<string, string[]>> {
	const found = new Map<string, string[]>();
	for (let from = 0; from < orders.length; from += maxPage) {
		const group = orders.slice(from, from + maxPage);
		const include = group.map(({ sourceId }) => sourceId).join(',');
		const rows = await api.list('/orders', { include, per_page: maxPage, _fields: 'id,meta_data' });
		const codes = new Map(rows.map((row) => [asText(row.id), trackingCodes(row)]));
		for (const { id, sourceId, fulfillmentStatus } of group) {
			const known = codes.get(sourceId) ?? [];
			if (known.length > 0 || fulfillmentStatus === 'fulfilled') found.set(id, known);
		}
	}
	return found;
}
