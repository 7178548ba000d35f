import type { CancelRequest } from '../../../domain/ports/orderKeeper';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import { lookUpThenWrite } from '../../../runtime/once/lookUpThenWrite';
import type { NuvemshopApi } from '../client/api';
import { vendor } from '../client/vendor';
import type { OrderReference } from '../orders/orderReference';
import { fulfillmentStatusOf, isCancelled } from '../orders/statuses';
import { orderState } from './orderState';

/** Calls the order off, once; the money stays where it is, as Nuvemshop's API gives none back. What was sent is for a person. */
export async function cancel(api: NuvemshopApi, reference: OrderReference, { reason, restock, notifyCustomer }: CancelRequest) {
	const { found } = await lookUpThenWrite(api.connection, {
		repeatable: false,
		async lookUp() {
			const order = await orderState(api, reference);
			if (isCancelled(order)) return true;
			if (['partially_fulfilled', 'fulfilled'].includes(fulfillmentStatusOf(order))) throw wasSent(reference.number);
			return undefined;
		},
		async write() {
			await api.once('POST', `/orders/${reference.id}/cancel`, { reason, email: notifyCustomer, restock });
			return true;
		},
	});
	return { status: 'cancelled' as const, found };
}

function wasSent(number: string): IntegrationError {
	return new IntegrationError(vendor, {
		class: 'conflict',
		code: 'orderSent',
		message: `Order ${number} was sent, all of it or a part`,
		hint: 'Look at the order in the panel of Nuvemshop, and cancel it there where it is to be cancelled all the same',
	});
}
