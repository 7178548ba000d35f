import { asRecord, asText, type Json } from '../../../runtime/client/json';

/** An event that a trigger can wait for. */
export interface OrderTopic {
	/** As the Admin API names it. */
	topic: string;
	/** As the header of a delivery names it. */
	header: string;
	/** As the flow's event names it. */
	eventType: string;
	name: string;
	description: string;
	/** `order`: the payload is the order. `about`: it names an order, which is looked up. `gone`: there is no order any more. */
	payload: 'order' | 'about' | 'gone';
	/** What the payload is, as its own id names it; absent where such a payload has none. */
	record?: 'Order' | 'Refund' | 'Fulfillment' | 'Return';
	/** The order's id in the payload, e.g. `gid://shopify/Order/820982911946154508`. */
	orderId(payload: Json): string | null;
	/** Finds the orders that such an event was about, in Shopify's search syntax; absent where no state of the order tells. */
	search?: string;
}

const itself = (payload: Json) => asText(payload.admin_graphql_api_id);
const named = (payload: Json) => gid(asText(payload.order_id));

/** In the order in which the node offers them. */
export const orderTopics: readonly OrderTopic[] = [
	{
		...order('CANCELLED', 'cancelled', 'Order Cancelled', 'An order is cancelled'),
		search: 'status:cancelled',
	},
	{
		...order('CREATE', 'created', 'Order Created', 'An order is placed, paid or not'),
		search: '-status:cancelled',
	},
	{
		...without(order('DELETE', 'deleted', 'Order Deleted', 'An order is deleted; nothing but its ID is known then')),
		payload: 'gone',
		orderId: ({ id }) => gid(asText(id)),
	},
	{
		...without(order('EDITED', 'edited', 'Order Edited', 'Items are added to an order or taken off it')),
		payload: 'about',
		orderId: ({ order_edit: edit }) => gid(asText(asRecord(edit).order_id)),
	},
	{
		...order('FULFILLED', 'fulfilled', 'Order Fulfilled', 'All items of an order are on their way'),
		search: 'fulfillment_status:fulfilled -status:cancelled',
	},
	{
		...order('PAID', 'paid', 'Order Paid', 'The money for an order is there'),
		// Some of it may have gone back since.
		search: '(financial_status:paid OR financial_status:partially_refunded) -status:cancelled',
	},
	{
		...order('PARTIALLY_FULFILLED', 'partially_fulfilled', 'Order Partially Fulfilled', 'Some items of an order are on their way'),
		// It may have gone on since.
		search: '(fulfillment_status:partial OR fulfillment_status:fulfilled) -status:cancelled',
	},
	{
		topic: 'REFUNDS_CREATE',
		header: 'refunds/create',
		eventType: 'order.refunded',
		name: 'Order Refunded',
		description: 'Money is given back for an order, or items are taken back',
		payload: 'about',
		record: 'Refund',
		orderId: named,
	},
	{
		...without(order('RISK_ASSESSMENT_CHANGED', 'risk_assessment_changed', 'Order Risk Changed', 'The risk of fraud is assessed anew')),
		payload: 'about',
		orderId: (payload) => gid(asText(payload.admin_graphql_api_order_id)) ?? named(payload),
	},
	order('UPDATED', 'updated', 'Order Updated', 'Anything about an order changes; very frequent'),
	fulfillment('CREATE', 'created', 'Fulfillment Created', 'A parcel of an order is on its way'),
	fulfillment('UPDATE', 'updated', 'Fulfillment Updated', 'The tracking of a parcel changes'),
	goodsReturn('APPROVE', 'approved', 'Return Approved', 'Goods may come back; needs the scope read_returns'),
	goodsReturn('CANCEL', 'cancelled', 'Return Cancelled', 'Goods do not come back after all'),
	goodsReturn('CLOSE', 'closed', 'Return Closed', 'A return is dealt with; money is another matter'),
	goodsReturn('DECLINE', 'declined', 'Return Declined', 'The shop takes nothing back; needs the scope read_returns'),
	goodsReturn('REQUEST', 'requested', 'Return Requested', 'A customer asks to send goods back; needs the scope read_returns'),
];

export const defaultTopics: readonly string[] = ['ORDERS_PAID'];

/** The topic that a delivery's header names, e.g. `orders/paid`. */
export function topicOfHeader(header: string | undefined): OrderTopic | undefined {
	return orderTopics.find((each) => each.header === header);
}

function order(suffix: string, event: string, name: string, description: string): OrderTopic {
	const header = `orders/${suffix.toLowerCase()}`;
	return {
		topic: `ORDERS_${suffix}`,
		header,
		eventType: `order.${event}`,
		name,
		description,
		payload: 'order',
		record: 'Order',
		orderId: itself,
	};
}

function fulfillment(suffix: string, event: string, name: string, description: string): OrderTopic {
	const header = `fulfillments/${suffix.toLowerCase()}`;
	const eventType = `fulfillment.${event}`;
	return { topic: `FULFILLMENTS_${suffix}`, header, eventType, name, description, payload: 'about', record: 'Fulfillment', orderId: named };
}

/** Shopify names the order of a return's beginnings in full, of its endings by the number alone. */
function goodsReturn(suffix: string, event: string, name: string, description: string): OrderTopic {
	const header = `returns/${suffix.toLowerCase()}`;
	const orderId = (payload: Json) => named(payload) ?? itself(asRecord(payload.order));
	return {
		topic: `RETURNS_${suffix}`,
		header,
		eventType: `return.${event}`,
		name,
		description,
		payload: 'about',
		record: 'Return',
		orderId,
	};
}

/** Of a payload that has no id of its own. */
function without(topic: OrderTopic): OrderTopic {
	return { ...topic, record: undefined };
}

/** Whether a payload is what its topic is about: the bytes are signed, the topic is not. */
export function isPayloadOf({ record }: OrderTopic, payload: Json): boolean {
	const own = itself(payload);
	return own === null || (record !== undefined && own.startsWith(`gid://shopify/${record}/`));
}

/** Some payloads name the order by its number alone, some by the whole id. */
function gid(id: string | null): string | null {
	if (id === null) return null;
	return id.startsWith('gid://') ? id : `gid://shopify/Order/${id}`;
}
