import { orderKeyOf, type Order } from '../../domain/documents/order';

/** What a label carries whose own key is the user's, so that it can be told whose it is: `shopify:loja/6123#1001:order`. */
export function orderTag(order: Order): string {
	return `${orderKeyOf(order)}:order`;
}

/** What a label carries by which goods of an order come back: nobody takes it for one to the customer, whatever its key is. */
export function returnTag(order: Order): string {
	return `${orderKeyOf(order)}:returned`;
}

/** The order whose goods a label brings back; null for a label to a customer. */
export function taggedReturn(tags: readonly string[]): TaggedOrder | null {
	return read(tags, 'returned');
}

/** Whether a key is the one that every order has, `shopify:loja/6123#1001:shipment`. */
export function isOrdersOwn(key: string, order: Order): boolean {
	return key === `${orderKeyOf(order)}:shipment`;
}

/** As a label's tags name it. */
export interface TaggedOrder {
	source: string;
	number: string;
}

/**
 * The order that a label names: in its key, as `shopify:loja/6123#1001:shipment` or `asaas:5003:shipment`, or in the tag beside a key of the
 * user's; null where there is none, as on a label that was bought by hand.
 */
export function taggedOrder(tags: readonly string[]): TaggedOrder | null {
	return read(tags, 'order') ?? read(tags, 'shipment');
}

/** The id of the order that `taggedOrder` names, `shopify:loja/6123`; null where the label does not tell it. */
export function taggedOrderId(tags: readonly string[]): string | null {
	return idIn(tags, 'order') ?? idIn(tags, 'shipment');
}

function idIn(tags: readonly string[], what: 'order' | 'shipment'): string | null {
	const found = tags.flatMap((tag) => new RegExp(`^(\\w+:.+):${what}$`).exec(tag)?.[1] ?? []);
	return found[0]?.split('#')[0] ?? null;
}

function read(tags: readonly string[], what: 'order' | 'returned' | 'shipment'): TaggedOrder | null {
	for (const tag of tags) {
		const [, source, id = ''] = new RegExp(`^(\\w+):(.+):${what}$`).exec(tag) ?? [];
		// Behind the first #, because a number may hold one, too: `LOJA#1001`.
		const number = id.includes('#') ? id.slice(id.indexOf('#') + 1) : id.slice(id.lastIndexOf(':') + 1);
		if (source !== undefined && number !== '') return { source, number };
	}
	return null;
}
