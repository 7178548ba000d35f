import { IntegrationError } from '../../../runtime/integrationError';
import type { Graphql } from '../graphql/client';
import { fieldsOf, listOf, nodesOf, textOf, type Fields } from '../reading';
import { orderFulfillmentDocument } from './documents';

export interface FulfillmentOrder {
	id: string;
	status: string;
	/** Where the goods leave from; one fulfillment cannot hold two of them. */
	location: string;
	/** Whether a fulfillment of its remaining items can be made now. */
	open: boolean;
}

/** What of an order is on its way and what can still be sent. */
export interface FulfillmentState {
	/** Shopify's word, e.g. `PARTIALLY_FULFILLED`. */
	displayStatus: string;
	fulfillments: { id: string; trackingNumber: string | null }[];
	fulfillmentOrders: FulfillmentOrder[];
}

const withoutEffect = ['CANCELLED', 'ERROR', 'FAILURE'];

export async function readState(graphql: Graphql, orderId: string, orderNumber: string): Promise<FulfillmentState> {
	const data = await graphql({ document: orderFulfillmentDocument, variables: { id: orderId }, safety: 'read' });
	if (data.order === null || data.order === undefined) throw noOrder(orderNumber);
	const order = fieldsOf(data.order);
	const fulfillments = listOf(order.fulfillments).filter(({ status }) => !withoutEffect.includes(textOf(status) ?? ''));
	return {
		displayStatus: textOf(order.displayFulfillmentStatus) ?? '',
		fulfillments: fulfillments.map((each) => ({ id: textOf(each.id) ?? '', trackingNumber: textOf(listOf(each.trackingInfo)[0]?.number) })),
		fulfillmentOrders: nodesOf(order.fulfillmentOrders).map(readFulfillmentOrder),
	};
}

function readFulfillmentOrder(node: Fields): FulfillmentOrder {
	const { location, name } = fieldsOf(node.assignedLocation);
	const status = textOf(node.status) ?? '';
	const canBeMade = listOf(node.supportedActions).some(({ action }) => action === 'CREATE_FULFILLMENT');
	return {
		id: textOf(node.id) ?? '',
		status,
		location: textOf(fieldsOf(location).id) ?? textOf(name) ?? '',
		open: canBeMade && (status === 'OPEN' || status === 'IN_PROGRESS'),
	};
}

function noOrder(orderNumber: string): IntegrationError {
	return new IntegrationError('shopify', {
		class: 'notFound',
		code: 'orderNotFound',
		message: `Shopify has no order ${orderNumber} that this app may see`,
		hint: 'Check that the credential belongs to the shop of the order; an order older than 60 days needs the scope read_all_orders',
	});
}
