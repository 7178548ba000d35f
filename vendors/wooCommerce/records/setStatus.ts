import { IntegrationError } from '../../../runtime/errors/integrationError';
import type { WooApi } from '../client/api';
import { vendor } from '../client/vendor';
import type { OrderReference } from '../orders/orderReference';
import { statusOf } from '../orders/statuses';

/** What is over stays over: a flow that comes late must not bring a cancelled order back to life, and its goods out of the house. */
const over = ['cancelled', 'refunded', 'failed', 'trash'];

/** WooCommerce refunds the whole order, without its gateway, where somebody sets this; the operation for money is another one. */
const notSet = ['refunded', 'trash', 'auto-draft', 'checkout-draft'];

/** WooCommerce writes to the customer where the status is one of which it tells him. */
export async function setStatus(api: WooApi, { id, number }: OrderReference, wanted: string): Promise<{ status: string; found: boolean }> {
	const status = wanted.trim().toLowerCase().replace(/^wc-/, '');
	if (!/^[a-z0-9_-]{1,20}$/.test(status) || notSet.includes(status)) throw notAStatus();
	const before = statusOf(await api.get(`/orders/${id}`, { _fields: 'id,status' }));
	if (before === status) return { status, found: true };
	if (over.includes(before)) throw isOver(number, before);
	const after = await api.put(`/orders/${id}`, { status });
	return { status: statusOf(after), found: false };
}

function notAStatus(): IntegrationError {
	return new IntegrationError(vendor, {
		class: 'validation',
		code: 'orderStatus',
		message: 'This status cannot be set',
		hint: 'Write the short name of a status of the shop, such as "completed" or "em-separacao"; for "refunded" use the operation Refund',
	});
}

function isOver(number: string, status: string): IntegrationError {
	return new IntegrationError(vendor, {
		class: 'conflict',
		code: 'orderOver',
		message: `Order ${number} is ${status} in WooCommerce`,
		hint: 'Look at the order: whoever wants to go on with it all the same changes its status in WooCommerce by hand',
	});
}
