import type { Json } from '../../../runtime/client/json';
import { hmac } from '../../../runtime/webhooks/signature';
import type { WooApi } from '../client/api';
import { vendor } from '../client/vendor';
import { metaTexts } from '../orders/metaData';

/** Whether a run before this one began the refund of this key, and did not get a clear no. */
export function hasBegun(order: Json, key: string): boolean {
	return metaTexts(order).has(fieldOf(key));
}

/** Notes with the order that the refund is about to be made. */
export async function begin(api: WooApi, orderId: string, key: string): Promise<void> {
	await api.put(`/orders/${orderId}`, { meta_data: [{ key: fieldOf(key), value: new Date(api.connection.clock.now()).toISOString() }] });
}

export async function undo(api: WooApi, orderId: string, key: string): Promise<void> {
	await api.put(`/orders/${orderId}`, { meta_data: [{ key: fieldOf(key), value: '' }] });
}

function fieldOf(key: string): string {
	return `_ponte_refund_${hmac('sha256', vendor.id, key).toString('hex').slice(0, 12)}`;
}
