import type { Order } from '../../../domain/documents/order';
import { isBeyond } from '../../../runtime/carrier/isBeyond';
import { hashed } from '../../../runtime/client/accountName';
import { asNumber, asRecord } from '../../../runtime/client/json';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import type { Api } from '../client/api';
import { vendor } from '../client/vendor';
import { itemsIn, readPrePosting, statusOf, wasRefused, type PrePosting } from './prePosting';

/** As public clients ask. */
const pageSize = 50;

/** Correios lists what was made in the last 120 days. */
const maxPages = 200;

/** Clocks differ. */
const dayMs = 86_400_000;

/** The key in the 25 characters that `pedidoExternoOrigem` takes. */
export function referenceOf(key: string): string {
	return `P${hashed([key])}`;
}

/** The label that carries the key: one that is good before one that is void; undefined where there is none. */
export async function findLabel(api: Api, key: string, order: Order): Promise<PrePosting | undefined> {
	const all = await labelsOf(api, key, order);
	return all.find(isGood) ?? all.find((label) => !wasRefused(label));
}

/** Every label that could be sent by this key, the oldest first. */
export async function listLabels(api: Api, key: string, order: Order): Promise<PrePosting[]> {
	return (await labelsOf(api, key, order)).filter(isGood);
}

function isGood(label: PrePosting): boolean {
	return statusOf(label) !== 'cancelled' && !wasRefused(label);
}

/** Correios keeps the reference and cannot be asked for it: what was made since the order was placed is looked through. */
async function labelsOf(api: Api, key: string, order: Order): Promise<PrePosting[]> {
	const reference = referenceOf(key);
	const found = new Map<string, PrePosting>();
	for await (const label of prePostingsSince(api, Date.parse(order.createdAt) - dayMs))
		if (label.references.includes(reference)) found.set(label.id, label);
	return [...found.values()].toSorted(byAge);
}

/** `read`: undefined for a row that is passed over. */
export async function* prePostingsSince(
	{ call }: Api,
	since: number,
	read: (row: unknown) => PrePosting | undefined = readPrePosting,
): AsyncGenerator<PrePosting> {
	for (let page = 0; page < maxPages; page++) {
		const query = [['page', page] as const, ['size', pageSize] as const];
		const body = await call({ method: 'GET', path: '/prepostagem/v2/prepostagens', safety: 'read', query });
		const items = itemsIn(body);
		const labels = items.flatMap((item) => read(item) ?? []);
		yield* labels;
		const createdAt = labels.map((label) => label.createdAt);
		if (items.length === 0 || isLastPage(body, page) || isBeyond(createdAt, since)) return;
	}
	throw tooManyLabels();
}

function isLastPage(body: unknown, page: number): boolean {
	const total = asNumber(asRecord(asRecord(body).page).totalPages);
	return total !== null && page + 1 >= total;
}

/** Equal times are told apart by the ids, so that everybody chooses the same one. */
function byAge(one: PrePosting, other: PrePosting): number {
	return compare(one.createdAt, other.createdAt) || compare(one.id, other.id);
}

function compare(one: string | null, other: string | null): number {
	const [a, b] = [one ?? '', other ?? ''];
	return a === b ? 0 : a < b ? -1 : 1;
}

/** Undefined where Correios does not have it, as for the first moments after it was made. */
export async function getLabel({ call }: Api, id: string): Promise<PrePosting | undefined> {
	const body = await call({ method: 'GET', path: '/prepostagem/v2/prepostagens', safety: 'read', query: [['id', id]] });
	return itemsIn(body)
		.map(readPrePosting)
		.find((label) => label.id === id);
}

function tooManyLabels(): IntegrationError {
	return new IntegrationError(vendor, {
		class: 'validation',
		code: 'labelsNotSearchable',
		message: 'More than 10,000 labels stand at Correios, so it cannot be told whether the order has one',
		hint: 'Look for it in the Correios portal (Pré-postagem); make the label there, or switch "Shipment" to "By ID"',
	});
}
