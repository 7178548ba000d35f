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
}

/** The topics whose payload is an order. */
export const orderTopics: readonly OrderTopic[] = [
	topic('CANCELLED', 'cancelled', 'Order Cancelled', 'An order is cancelled'),
	topic('CREATE', 'created', 'Order Created', 'An order is placed, paid or not'),
	topic('FULFILLED', 'fulfilled', 'Order Fulfilled', 'All items of an order are on their way'),
	topic('PAID', 'paid', 'Order Paid', 'The money for an order is there'),
	topic('PARTIALLY_FULFILLED', 'partially_fulfilled', 'Order Partially Fulfilled', 'Some items of an order are on their way'),
	topic('UPDATED', 'updated', 'Order Updated', 'Anything about an order changes; very frequent'),
];

export const defaultTopics: readonly string[] = ['ORDERS_PAID'];

/** The topic that a delivery's header names, e.g. `orders/paid`. */
export function topicOfHeader(header: string | undefined): OrderTopic | undefined {
	return orderTopics.find((each) => each.header === header);
}

function topic(suffix: string, event: string, name: string, description: string): OrderTopic {
	return { topic: `ORDERS_${suffix}`, header: `orders/${suffix.toLowerCase()}`, eventType: `order.${event}`, name, description };
}
