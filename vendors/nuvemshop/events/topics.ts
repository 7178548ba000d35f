import { asText, type Json } from '../../../runtime/client/json';
import { shownMoment } from '../client/shown';
import { financialStatusOf, fulfillmentStatusOf, isCancelled, isPaid } from '../orders/statuses';

/** An event that a trigger can wait for. Nuvemshop says that something happened to an order; what, its state tells. */
export interface OrderTopic {
	topic: string;
	name: string;
	description: string;
	/** Nuvemshop's own names of what brings it. */
	deliveredBy: readonly string[];
	/** Values of `payment_status` that a list has to be asked for beside the usual one (`unlisted`). */
	alsoListed: readonly string[];
	/** When it happened, ISO 8601, by the store's clock; undefined where it has not. */
	happened(order: Json): string | undefined;
}

const changed = (order: Json) => shownMoment(order.updated_at) ?? '';
const placed = (order: Json) => shownMoment(order.created_at) ?? changed(order);
const gone = ['refunded', 'voided'];
/** Its goods are still to be sent. */
const partly = 'partially_refunded';

/** In the order in which the node offers them. */
export const orderTopics: readonly OrderTopic[] = [
	{
		topic: 'cancelled',
		name: 'Order Cancelled',
		description: 'An order is cancelled, paid or not',
		deliveredBy: ['order/cancelled'],
		alsoListed: [...gone, 'abandoned', partly],
		happened: (order) => (isCancelled(order) ? (shownMoment(order.cancelled_at) ?? changed(order)) : undefined),
	},
	{
		topic: 'created',
		name: 'Order Created',
		description: 'An order is placed, paid or not; Pix and boleto may still be open',
		deliveredBy: ['order/created'],
		alsoListed: [...gone, partly],
		// One that was called off before anybody was told of it is not new any more.
		happened: (order) => (isCancelled(order) ? undefined : placed(order)),
	},
	{
		topic: 'fulfilled',
		name: 'Order Sent',
		description: 'All parcels of an order are on their way',
		deliveredBy: ['order/fulfilled'],
		alsoListed: [partly],
		happened: (order) =>
			!isCancelled(order) && fulfillmentStatusOf(order) === 'fulfilled' ? (shownMoment(order.shipped_at) ?? changed(order)) : undefined,
	},
	{
		topic: 'paid',
		name: 'Order Paid',
		description: 'The money for an order is there',
		deliveredBy: ['order/paid'],
		alsoListed: [partly],
		// Without a moment of its own it is as old as the order: an old one is not to be sent again because somebody touches it.
		happened: (order) => (isPaid(order) ? (shownMoment(order.paid_at) ?? placed(order)) : undefined),
	},
	{
		topic: 'refunded',
		name: 'Order Refunded',
		description: 'Money is given back for an order; Nuvemshop tells whether all of it, and not how much',
		// There is no event for it (Nuvemshop documentation).
		deliveredBy: ['order/updated'],
		alsoListed: ['refunded', partly],
		happened: (order) => (['refunded', 'partially_refunded'].includes(financialStatusOf(order)) ? changed(order) : undefined),
	},
	{
		topic: 'voided',
		name: 'Order Not Paid',
		description: 'The payment of an order was refused or taken back before the money was there',
		deliveredBy: ['order/voided'],
		alsoListed: ['voided'],
		happened: (order) => (asText(order.payment_status) === 'voided' ? changed(order) : undefined),
	},
];

export const defaultTopics: readonly string[] = ['paid'];

export function chosen(topics: readonly string[]): OrderTopic[] {
	return orderTopics.filter(({ topic }) => topics.includes(topic));
}

/** What Nuvemshop has to deliver for these. */
export function eventsOf(topics: readonly string[]): string[] {
	return [...new Set(chosen(topics).flatMap(({ deliveredBy }) => deliveredBy))];
}
