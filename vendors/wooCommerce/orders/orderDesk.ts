import type { Order } from '../../../domain/documents/order';
import type { OrderDesk } from '../../../domain/ports/orderKeeper';
import type { Connection } from '../../../runtime/client/connection';
import { exclusive } from '../../../runtime/once/exclusive';
import { openApi } from '../client/api';
import { vendor } from '../client/vendor';
import { addNote } from '../records/addNote';
import { recordInvoice } from '../records/recordInvoice';
import { setStatus } from '../records/setStatus';
import { sentParcels } from '../records/sentParcels';
import { setTracking } from '../records/setTracking';
import { findRefund, refund } from '../reversal/refund';
import { referenceOf, type OrderReference } from './orderReference';
import { listOrders, orderPages } from './orderPages';
import { getOrder } from './readOrders';

/** A WooCommerce store as the keeper of its orders. */
export function openOrderDesk(connection: Connection): OrderDesk {
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
		sentParcels: async (orders) => await sentParcels(api, orders),
		setStatus: async (order, status) => await alone(order, async (reference) => await setStatus(api, reference, status)),
		addNote: async (order, note) => await alone(order, async ({ id }) => await addNote(api, id, note)),
		recordInvoice: async (order, invoice) => await alone(order, async ({ id }) => await recordInvoice(api, id, invoice)),
		setTracking: async (order, shipment) => await alone(order, async (reference) => await setTracking(api, reference, shipment)),
		findRefund: async (request) => await findRefund(api, referenceOf(connection, request.order), request),
		refund: async (request) => await alone(request.order, async (reference) => await refund(api, reference, request)),
	};
}
