import type { Graphql } from '../graphql/client';
import { fieldsOf, listOf, nodesOf, textOf, type Fields } from '../reading';
import { noOrder } from '../noOrder';
import { orderFulfillmentDocument } from './documents';

export interface FulfillmentOrder {
	id: string;
	status: string;
	/** Where the goods leave from; one fulfillment cannot hold two of them. */
	location: string;
	/** Whether a fulfillment of its remaining items can be made now. */
	open: boolean;
}

/** A fulfillment that stands. */
export interface SentParcel {
	id: string;
	location: string | null;
	tracking: { company: string | null; number: string | null; url: string | null }[];
}

/** What of an order is on its way and what can still be sent. */
export interface FulfillmentState {
	/** Shopify's word, e.g. `PARTIALLY_FULFILLED`. */
	displayStatus: string;
	fulfillments: SentParcel[];
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
		fulfillments: fulfillments.map(readParcel),
		fulfillmentOrders: nodesOf(order.fulfillmentOrders).map(readFulfillmentOrder),
	};
}

function readParcel({ id, location, trackingInfo }: Fields): SentParcel {
	const tracking = listOf(trackingInfo).map(({ company, number, url }) => ({
		company: textOf(company),
		number: textOf(number),
		url: textOf(url),
	}));
	return { id: textOf(id) ?? '', location: textOf(fieldsOf(location).id), tracking };
}

/** The first tracking number of a parcel. */
export function trackingNumberOf({ tracking }: SentParcel): string | null {
	return tracking.map(({ number }) => number).find((number) => number !== null) ?? null;
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
