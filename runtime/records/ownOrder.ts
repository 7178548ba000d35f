import type { Order } from '../../domain/documents/order';
import type { Vendor } from '../client/vendor';
import { IntegrationError } from '../errors/integrationError';

/** An order of this store, by its own id. */
export interface OrderReference {
	id: string;
	number: string;
}

/** Refuses the order of another shop before any call: it may have the same id, because stores count from 1. */
export function ownOrder(
	vendor: Vendor,
	store: string,
	{ source, sourceId, account, number }: Pick<Order, 'source' | 'sourceId' | 'account' | 'number'>,
): OrderReference {
	if (source !== vendor.id || !/^\d+$/.test(sourceId)) throw otherSource(vendor, number);
	if (account === store) return { id: sourceId, number };
	throw new IntegrationError(vendor, {
		class: 'validation',
		code: 'orderStore',
		message: `Order ${number} is of ${account ? `store ${account}` : 'a store that it does not name'}, and the credential is for store ${store}`,
		hint: 'Choose the credential of the store that the order comes from',
	});
}

function otherSource(vendor: Vendor, number: string): IntegrationError {
	return new IntegrationError(vendor, {
		class: 'validation',
		code: 'orderSource',
		message: `order.sourceId of order ${number} is not the ID of a ${vendor.name} order`,
		hint: `This node works on orders that ${vendor.name} Order Trigger, or this node itself with Get, put on the item`,
	});
}
