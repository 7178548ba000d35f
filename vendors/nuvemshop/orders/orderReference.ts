import type { Order } from '../../../domain/documents/order';
import type { Connection } from '../../../runtime/client/connection';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import { storeName, vendor } from '../client/vendor';

/** An order of this store, by its own id. */
export interface OrderReference {
	id: string;
	number: string;
}

/** Refuses the order of another store before any call. */
export function referenceOf(connection: Connection, { source, sourceId, account, number }: Order): OrderReference {
	if (source !== vendor.id || !/^\d+$/.test(sourceId)) throw otherSource(number);
	const store = storeName(connection);
	if (account === store) return { id: sourceId, number };
	throw new IntegrationError(vendor, {
		class: 'validation',
		code: 'orderStore',
		message: `Order ${number} is of store ${account ?? 'that it does not name'}, and the credential is for store ${store}`,
		hint: 'Choose the credential of the store that the order comes from',
	});
}

function otherSource(number: string): IntegrationError {
	return new IntegrationError(vendor, {
		class: 'validation',
		code: 'orderSource',
		message: `order.sourceId of order ${number} is not the ID of a Nuvemshop order`,
		hint: 'This node works on orders that Nuvemshop Order Trigger, or this node itself with Get, put on the item',
	});
}
