import type { Order } from '../../../domain/documents/order';
import { fromBrazilTime } from '../../../domain/values/brazilTime';
import { isBeyond } from '../../../runtime/carrier/isBeyond';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import type { Call } from '../client/api';
import { vendor } from '../client/vendor';
import { readLabels, type Label } from './label';
import { recipientDocument } from '../../../runtime/carrier/recipient';
import { isPaid, isVoid, statusOf } from './labelStatus';
import { orderTag } from '../../../runtime/carrier/orderTag';
import { isFurtherParcel } from './markTag';

/** Pages of a list that are looked through, of ten labels or more each. */
const maxPages = 200;

/** Clocks differ. */
const dayMs = 86_400_000;

/**
 * The label that carries the key. Melhor Envio cannot be asked for a tag, but for a recipient's document; the cart, which that search
 * need not cover, is looked through.
 */
export async function findLabel(call: Call, key: string, order: Order): Promise<Label | undefined> {
	const bought = await findBought(call, key, order);
	// Of several labels a paid one that is good counts. One that waits for payment and is in no cart was taken out of it, so it does not.
	return bought.find(isGood) ?? (await findInCart(call, key))[0] ?? bought.find((label) => statusOf(label) !== 'created');
}

/** Paid labels of an order that are good, under keys of the user's; of several parcels the first one. */
export async function findFurther(call: Call, order: Order): Promise<Label[]> {
	return (await findBought(call, orderTag(order), order)).filter((label) => isGood(label) && !isFurtherParcel(label));
}

/**
 * Every label that could be sent by this key: a paid one first, then those of the cart, the oldest first. The cart is looked at first: a
 * label that another worker pays meanwhile leaves it for the other list, and would else be seen in neither.
 */
export async function listLabels(call: Call, key: string, order: Order): Promise<Label[]> {
	const waiting = await findInCart(call, key);
	const good = (await findBought(call, key, order)).filter(isGood);
	return [...good.toSorted(byAge), ...waiting.filter(({ id }) => !good.some((label) => label.id === id))];
}

function isGood(label: Label): boolean {
	return isPaid(label) && !isVoid(label);
}

/** The time is told in whole seconds; within one, the running number of the protocol tells which came first. */
function byAge(one: Label, other: Label): number {
	return compare(one.created_at, other.created_at) || compare(one.protocol, other.protocol) || compare(one.id, other.id);
}

function compare(one: string | null, other: string | null): number {
	const [a, b] = [one ?? '', other ?? ''];
	return a === b ? 0 : a < b ? -1 : 1;
}

/** A CNPJ with letters is new, and a search that knows digits alone would find nothing: then the newest labels are looked through. */
async function findBought(call: Call, key: string, order: Order): Promise<Label[]> {
	const document = recipientDocument(order);
	const found = await findInPages(call, '/orders/search', (label) => carries(label, key), { query: { q: document } });
	if (found.length > 0 || /^\d+$/.test(document)) return found;
	const since = Date.parse(order.createdAt) - dayMs;
	return await findInPages(call, '/orders', (label) => carries(label, key) && isPaid(label), { since });
}

async function findInCart(call: Call, key: string): Promise<Label[]> {
	const found = await findInPages(call, '/cart', (label) => carries(label, key) && statusOf(label) === 'created');
	return found.toSorted(byAge);
}

/** Those of the first page that has one, and of the next, because two that were made at once stand side by side. */
async function findInPages(call: Call, path: string, isIt: (label: Label) => boolean, { query, since }: Search = {}): Promise<Label[]> {
	const found: Label[] = [];
	for (let page = 1; page <= maxPages; page++) {
		const asked = page === 1 && query ? query : { ...query, page };
		const { labels, isLast } = readLabels(await call({ method: 'GET', path, safety: 'read', query: asked }));
		const hadSome = found.length > 0;
		found.push(...labels.filter(isIt));
		const createdAt = labels.map(({ created_at: at }) => fromBrazilTime(at));
		if (hadSome || isLast || (since !== undefined && isBeyond(createdAt, since))) return found;
	}
	throw notSearchable();
}

interface Search {
	query?: Readonly<Record<string, string>>;
	/** What was made before need not be looked at. */
	since?: number;
}

/** What lies beyond may be the label that would be bought again. */
function notSearchable(): IntegrationError {
	return new IntegrationError(vendor, {
		class: 'validation',
		code: 'labelsNotSearchable',
		message: `More than ${maxPages} pages of labels stand at Melhor Envio, so it cannot be told whether the order has one`,
		hint: 'Empty the cart of Melhor Envio, and look for the label there (Envios); then buy it there, or switch "Shipment" to "By ID"',
	});
}

/** A label is told by its tag; `reminder` is there too, because the documented answers show it and not the tags. */
function carries(label: Label, key: string): boolean {
	return (label.reminder ?? '').split(' ')[0] === key || label.reminder === key || (label.tags ?? []).some(({ tag }) => tag === key);
}

/** The label as it is now, by its id; the tracking endpoint would answer from a cache of an hour. */
export async function getLabel(call: Call, id: string): Promise<unknown> {
	return await call({ method: 'GET', path: `/orders/${encodeURIComponent(id)}`, safety: 'read' });
}
