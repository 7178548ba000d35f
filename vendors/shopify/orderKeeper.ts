import type { Order } from '../../domain/order';
import type { OrderKeeper } from '../../domain/ports/orderSource';
import type { Connection } from '../../runtime/connection';
import { exclusive } from '../../runtime/exclusive';
import { IntegrationError } from '../../runtime/integrationError';
import { fulfill } from './fulfillment/fulfill';
import { openGraphql } from './graphql/client';
import { addTags } from './records/addTags';
import { recordInvoice } from './records/recordInvoice';
import { shopDomain } from './shop';

/** A Shopify shop as the keeper of its orders. */
export function openOrderKeeper(connection: Connection): OrderKeeper {
	const graphql = openGraphql(connection);
	const shop = shopDomain(connection);
	return {
		async fulfill(request) {
			const id = orderId(request.order);
			return await exclusive(`shopify:${shop}:fulfill:${id}`, async () => await fulfill(connection, graphql, request));
		},
		addTags: async (order, tags) => await addTags(graphql, orderId(order), tags),
		recordInvoice: async (order, invoice) => await recordInvoice(graphql, orderId(order), invoice),
	};
}

/** e.g. `gid://shopify/Order/820982911946154508` */
function orderId({ source, sourceId, number }: Order): string {
	if (source === 'shopify' && /^gid:\/\/shopify\/Order\/\d+$/.test(sourceId)) return sourceId;
	throw new IntegrationError('shopify', {
		class: 'validation',
		code: 'orderSource',
		message: `order.sourceId of order ${number} is no Shopify order`,
		hint: 'This node works on orders that Shopify Order Trigger put on the item',
	});
}
