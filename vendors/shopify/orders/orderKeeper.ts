import type { Order } from '../../../domain/documents/order';
import type { OrderKeeper } from '../../../domain/ports/orderKeeper';
import type { Connection } from '../../../runtime/client/connection';
import { exclusive } from '../../../runtime/once/exclusive';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import { addEvent } from '../fulfillment/addEvent';
import { fulfill } from '../fulfillment/fulfill';
import { sentParcels } from '../fulfillment/sentParcels';
import { updateTracking } from '../fulfillment/updateTracking';
import { openGraphql } from '../client/api';
import { getOrder, listOrders, orderPages } from './readOrders';
import { appendNote } from '../records/appendNote';
import { recordInvoice } from '../records/recordInvoice';
import { addTags, removeTags } from '../records/tags';
import { cancel } from '../reversal/cancel';
import { refund } from '../reversal/refund';
import { refundReturn } from '../reversal/refundReturn';
import { shopName } from '../client/shop';
import { listLocations } from '../stock/locations';
import { vendor } from '../client/vendor';

/** A Shopify shop as the keeper of its orders. */
export function openOrderKeeper(connection: Connection): OrderKeeper {
	const graphql = openGraphql(connection);
	const { account } = connection;
	/** One change of a kind at a time on an order, as each looks before it writes. */
	const alone = async <T>(kind: string, order: Order, work: (id: string) => Promise<T>): Promise<T> => {
		const id = orderId(order);
		return await exclusive(`${vendor.id}:${account}:${kind}:${id}`, async () => await work(id));
	};
	return {
		get: async (reference) => await getOrder(graphql, shopName(connection), 'id' in reference ? { id: idOf(reference) } : reference),
		list: async (query, limit) => await listOrders(graphql, shopName(connection), query, limit),
		pages: (window) => orderPages(graphql, shopName(connection), window),
		sentParcels: async (orders) => await sentParcels(graphql, orders),
		fulfill: async (request) => await alone('parcel', request.order, async () => await fulfill(connection, graphql, request)),
		updateTracking: async (request) => await alone('parcel', request.order, async () => await updateTracking(connection, graphql, request)),
		addEvent: async (request) => await alone('parcel', request.order, async () => await addEvent(connection, graphql, request)),
		addTags: async (order, tags) => await addTags(graphql, orderId(order), tags),
		removeTags: async (order, tags) => await removeTags(graphql, orderId(order), tags),
		appendNote: async (order, text) =>
			await alone('note', order, async (id) => await appendNote(graphql, { id, number: order.number }, text)),
		recordInvoice: async (order, invoice) => await recordInvoice(connection.account, graphql, orderId(order), invoice),
		cancel: async (request) => await alone('reversal', request.order, async () => await cancel(connection, graphql, request)),
		refund: async (request) => await alone('reversal', request.order, async () => await refund(graphql, request)),
		refundReturn: async (request) => await alone('reversal', request.order, async () => await refundReturn(graphql, request)),
		locations: async () => await listLocations(graphql),
	};
}

/** e.g. `gid://shopify/Order/820982911946154508` */
const bareId = /^\d+$/;
const globalIdForm = /^gid:\/\/shopify\/Order\/\d+$/;

function orderId({ source, sourceId, number }: Pick<Order, 'source' | 'sourceId' | 'number'>): string {
	if (source === vendor.id && globalIdForm.test(sourceId)) return sourceId;
	throw new IntegrationError(vendor, {
		class: 'validation',
		code: 'orderSource',
		message: `order.sourceId of order ${number} is not the ID of a Shopify order`,
		hint: 'This node works on orders that Shopify Order Trigger, or this node itself with Get, put on the item',
	});
}

/** What a person gave, or the id of a document's order, which may be another shop system's. */
function idOf({ id, of }: { id: string; of?: Pick<Order, 'source'> }): string {
	return of ? orderId({ source: of.source, sourceId: bareId.test(id) ? globalId(id) : id, number: id }) : globalId(id);
}

/** The number alone, as it stands in the address of the panel, will do. */
function globalId(written: string): string {
	const id = bareId.test(written) ? `gid://shopify/Order/${written}` : written;
	if (globalIdForm.test(id)) return id;
	throw new IntegrationError(vendor, {
		class: 'validation',
		code: 'orderId',
		message: 'The order ID is neither a number nor a gid://shopify/Order/…',
		hint: 'Take it from the address of the order in the Shopify admin, or look the order up by its number',
	});
}
