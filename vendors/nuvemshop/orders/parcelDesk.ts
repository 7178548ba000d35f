import type { Order } from '../../../domain/documents/order';
import type { ParcelDesk } from '../../../domain/ports/orderKeeper';
import type { Connection } from '../../../runtime/client/connection';
import { exclusive } from '../../../runtime/once/exclusive';
import { openApi } from '../client/api';
import { vendor } from '../client/vendor';
import { sentParcels } from '../parcels/sentParcels';
import { updateTracking } from '../parcels/updateTracking';
import { appendNote } from '../records/appendNote';
import { cancel } from '../records/cancel';
import { close } from '../records/close';
import { recordInvoice } from '../records/recordInvoice';
import { referenceOf, type OrderReference } from './orderReference';
import { getOrder, listOrders, orderPages } from './readOrders';

/** A Nuvemshop store as the keeper of its orders. */
export function openParcelDesk(connection: Connection): ParcelDesk {
	const api = openApi(connection);
	/** One change at a time on an order, as each looks before it writes. */
	const alone = async <T>(order: Order, work: (reference: OrderReference) => Promise<T>): Promise<T> => {
		const reference = referenceOf(connection, order);
		return await exclusive(`${vendor.id}:${connection.account}:order:${reference.id}`, async () => await work(reference));
	};
	return {
		async get(reference) {
			if ('id' in reference && reference.of) referenceOf(connection, { ...reference.of, sourceId: reference.id, number: reference.id });
			return await getOrder(api, reference);
		},
		list: async (query, limit) => await listOrders(api, query, limit),
		pages: (window) => orderPages(api, window),
		async sentParcels(orders) {
			for (const order of orders) referenceOf(connection, order);
			return await sentParcels(api, orders);
		},
		appendNote: async (order, text) => await alone(order, async (reference) => await appendNote(api, reference, text)),
		recordInvoice: async (order, invoice) => await alone(order, async (reference) => await recordInvoice(api, reference, invoice)),
		updateTracking: async (request) => await alone(request.order, async (reference) => await updateTracking(api, reference, request)),
		close: async (order) => await alone(order, async (reference) => await close(api, reference)),
		cancel: async (request) => await alone(request.order, async (reference) => await cancel(api, reference, request)),
	};
}
