import { asRecord, asRecords, asText, type Json } from '../../../runtime/client/json';
import type { Graphql } from '../client/api';
import { listedIn } from '../client/reading';
import { shownRows } from '../client/shownNumbers';
import { orderNotFound } from '../orders/orderNotFound';
import { orderFulfillmentDocument } from './queries';

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
	if (data.order === null || data.order === undefined) throw orderNotFound(orderNumber);
	const order = asRecord(data.order);
	return {
		displayStatus: asText(order.displayFulfillmentStatus) ?? '',
		fulfillments: parcelsIn(order),
		fulfillmentOrders: listedIn(order.fulfillmentOrders, 'what of an order can be sent').map(readFulfillmentOrder),
	};
}

/** The fulfillments of an order that stand. */
export function parcelsIn({ fulfillments }: Json): SentParcel[] {
	return shownRows(fulfillments, 'fulfillments')
		.filter(({ status }) => !withoutEffect.includes(asText(status) ?? ''))
		.map(readParcel);
}

function readParcel({ id, location, trackingInfo }: Json): SentParcel {
	const tracking = asRecords(trackingInfo).map(({ company, number, url }) => ({
		company: asText(company),
		number: asText(number),
		url: asText(url),
	}));
	return { id: asText(id) ?? '', location: asText(asRecord(location).id), tracking };
}

/** The first tracking number of a parcel. */
export function trackingNumberOf({ tracking }: SentParcel): string | null {
	return tracking.map(({ number }) => number).find((number) => number !== null) ?? null;
}

/** Whether a parcel has this code, which people also write in small letters or with blanks. */
export function isNumbered({ tracking }: SentParcel, code: string): boolean {
	return tracking.some(({ number }) => number !== null && bare(number) === bare(code));
}

function bare(code: string): string {
	return code.replace(/\s/g, '').toUpperCase();
}

function readFulfillmentOrder(node: Json): FulfillmentOrder {
	const { location, name } = asRecord(node.assignedLocation);
	const status = asText(node.status) ?? '';
	const canBeMade = asRecords(node.supportedActions).some(({ action }) => action === 'CREATE_FULFILLMENT');
	return {
		id: asText(node.id) ?? '',
		status,
		location: asText(asRecord(location).id) ?? asText(name) ?? '',
		open: canBeMade && (status === 'OPEN' || status === 'IN_PROGRESS'),
	};
}
