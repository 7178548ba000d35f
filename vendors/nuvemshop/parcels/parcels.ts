import { asRecord, asText, type Json } from '../../../runtime/client/json';
import { unreadableAnswer } from '../../../runtime/errors/unreadableAnswer';
import type { NuvemshopApi } from '../client/api';
import { vendor } from '../client/vendor';
import type { OrderReference } from '../orders/orderReference';

/** What of an order leaves from one place; Nuvemshop calls it a fulfillment order. */
export interface Parcel {
	id: string;
	/** Its goods are on their way, or there. */
	isSent: boolean;
	code: string | null;
	url: string | null;
}

/** Statuses in which nothing has left yet (Nuvemshop documentation). */
const open = ['UNPACKED', 'PACKED'];

/** Those that were not called off. One call. */
export async function listParcels(api: NuvemshopApi, { id }: OrderReference): Promise<Parcel[]> {
	const rows = await api.all(`/orders/${id}/fulfillment-orders`);
	return rows.filter((row) => statusOf(row) !== 'CANCELLED').map(readParcel);
}

function statusOf({ status }: Json): string {
	return asText(status)?.toUpperCase() ?? '';
}

function readParcel(row: Json): Parcel {
	const id = asText(row.id);
	const tracking = asRecord(row.tracking_info);
	if (id === null || statusOf(row) === '')
		throw unreadableAnswer(vendor, 'transient', 'the request for the parcels of an order', ['id', 'status']);
	return { id, isSent: !open.includes(statusOf(row)), code: asText(tracking.code), url: asText(tracking.url) };
}
