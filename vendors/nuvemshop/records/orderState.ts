import { asText, type Json } from '../../../runtime/client/json';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import type { NuvemshopApi } from '../client/api';
import { vendor } from '../client/vendor';
import type { OrderReference } from '../orders/orderReference';
import { lookUpOrder, orderNotFound } from '../orders/readOrders';
import { isCancelled } from '../orders/statuses';

const fields = 'id,number,status,shipping_status,owner_note';

/** How the order stands now, as far as a write has to know. One call. */
export async function orderState(api: NuvemshopApi, { id, number }: OrderReference): Promise<Json> {
	const order = await lookUpOrder(api, id, fields);
	if (order === undefined) throw orderNotFound(number);
	return order;
}

/** A flow that comes late must not send what was called off. */
export async function standingOrder(api: NuvemshopApi, reference: OrderReference): Promise<Json> {
	const order = await orderState(api, reference);
	if (!isCancelled(order)) return order;
	throw new IntegrationError(vendor, {
		class: 'conflict',
		code: 'orderOver',
		message: `Order ${reference.number} is cancelled in Nuvemshop`,
		hint: 'Look at the order in the panel of Nuvemshop: whoever wants to go on with it all the same reopens it there',
	});
}

export function isClosed({ status }: Json): boolean {
	return asText(status) === 'closed';
}
