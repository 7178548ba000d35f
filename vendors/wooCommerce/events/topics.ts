import { asText, type Json } from '../../../runtime/client/json';
import { shownMoment, shownRows } from '../client/shown';
import { isPaid, statusOf } from '../orders/statuses';

/** WooCommerce's own names of what it delivers. */
type WooTopic = 'order.created' | 'order.updated';

/** Something that happened to an order, named once and for all, and when by the shop's own clock. */
export interface Happening {
	name: string;
	/** ISO 8601; the order's last change where WooCommerce notes no moment of its own. */
	at: string;
	/** The refund that it is about. */
	refund?: string;
}

/** An event that a trigger can wait for. WooCommerce delivers orders as they are; what happened is told by their state. */
export interface OrderTopic {
	topic: string;
	/** As the flow's event names it. */
	eventType: string;
	name: string;
	description: string;
	deliveredBy: readonly WooTopic[];
	/** What of an order's state says that it happened. `refunds`: those of the order, as far as they were asked for. */
	happenings(order: Json, refunds: readonly Json[]): Happening[];
}

const anyChange: readonly WooTopic[] = ['order.created', 'order.updated'];

const placed = (order: Json) => shownMoment(order.date_created_gmt) ?? changed(order);
const changed = (order: Json) => shownMoment(order.date_modified_gmt) ?? '';

/** In the order in which the node offers them. */
export const orderTopics: readonly OrderTopic[] = [
	topic('cancelled', 'Order Cancelled', 'An order is cancelled, by hand or because nobody paid', (order) => inStatus(order, 'cancelled')),
	topic('completed', 'Order Completed', 'An order is marked as completed: its goods are on their way', (order) =>
		inStatus(order, 'completed', order.date_completed_gmt),
	),
	topic('created', 'Order Created', 'An order is placed, paid or not; Pix and boleto may still be open', (order) =>
		// One that was called off before anybody was told of it is not new any more.
		statusOf(order) === 'cancelled' ? [] : [{ name: 'created', at: placed(order) }],
	),
	topic('failed', 'Order Failed', 'A payment was refused', (order) => inStatus(order, 'failed')),
	topic('paid', 'Order Paid', 'The money for an order is there, or the shop has taken it into work', (order) =>
		// An order that is paid on delivery goes into work when it is placed, and has no other moment.
		isPaid(order) ? [{ name: 'paid', at: shownMoment(order.date_paid_gmt) ?? placed(order) }] : [],
	),
	topic('refunded', 'Order Refunded', 'Money is given back for an order, all of it or a part', (order, refunds) =>
		shownRows(order.refunds).flatMap(({ id }) => {
			const refund = asText(id);
			if (refund === null) return [];
			const told = refunds.find((each) => asText(each.id) === refund);
			return [{ name: `refund/${refund}`, at: shownMoment(told?.date_created_gmt) ?? changed(order), refund }];
		}),
	),
];

export const defaultTopics: readonly string[] = ['paid'];

/** What WooCommerce has to deliver for these. */
export function wooTopicsOf(topics: readonly string[]): WooTopic[] {
	return [...new Set(chosen(topics).flatMap(({ deliveredBy }) => deliveredBy))];
}

export function chosen(topics: readonly string[]): OrderTopic[] {
	return orderTopics.filter(({ topic: name }) => topics.includes(name));
}

function inStatus(order: Json, status: string, at?: unknown): Happening[] {
	return statusOf(order) === status ? [{ name: status, at: shownMoment(at) ?? changed(order) }] : [];
}

function topic(name: string, title: string, description: string, happenings: OrderTopic['happenings']): OrderTopic {
	return { topic: name, eventType: `order.${name}`, name: title, description, deliveredBy: anyChange, happenings };
}
