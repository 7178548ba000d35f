import type { Call } from '../client/api';
import { readLabels, type Label } from './label';
import { isPaid, statusOf } from './labelStatus';

/** Pages of a list that are looked through, of ten labels or more each. */
const maxPages = 20;

/**
 * The label that carries the key. Melhor Envio cannot be asked for a tag, but for a recipient's document; the cart, which that search
 * need not cover, is looked through.
 */
export async function findLabel(call: Call, key: string, recipientDocument: string): Promise<Label | undefined> {
	const bought = await findBought(call, key, recipientDocument);
	// Of two labels the paid one counts. One that waits for payment and is in no cart was taken out of it, so it does not count.
	return bought.find(isPaid) ?? (await findInCart(call, key)) ?? bought.find((label) => statusOf(label) !== 'created');
}

/** A CNPJ with letters is new, and a search that knows digits alone would find nothing: then the newest labels are looked through. */
async function findBought(call: Call, key: string, recipientDocument: string): Promise<Label[]> {
	const { labels } = readLabels(await call({ method: 'GET', path: '/orders/search', safety: 'read', query: { q: recipientDocument } }));
	const found = labels.filter((label) => carries(label, key));
	if (found.length > 0 || /^\d+$/.test(recipientDocument)) return found;
	const listed = await findInPages(call, '/orders', (label) => carries(label, key) && isPaid(label));
	return listed ? [listed] : [];
}

async function findInCart(call: Call, key: string): Promise<Label | undefined> {
	return await findInPages(call, '/cart', (label) => carries(label, key) && statusOf(label) === 'created');
}

async function findInPages(call: Call, path: string, isIt: (label: Label) => boolean): Promise<Label | undefined> {
	for (let page = 1; page <= maxPages; page++) {
		const { labels, isLast } = readLabels(await call({ method: 'GET', path, safety: 'read', query: { page } }));
		const found = labels.find(isIt);
		if (found || isLast) return found;
	}
	return undefined;
}

/** A label is told by its tag; `reminder` is there too, because the documented answers show it and not the tags. */
function carries(label: Label, key: string): boolean {
	return label.reminder === key || (label.tags ?? []).some(({ tag }) => tag === key);
}

/** The label as it is now, by its id; the tracking endpoint would answer from a cache of an hour. */
export async function getLabel(call: Call, id: string): Promise<unknown> {
	return await call({ method: 'GET', path: `/orders/${encodeURIComponent(id)}`, safety: 'read' });
}
