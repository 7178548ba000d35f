import type { Order } from '../../../domain/documents/order';
import { isBeyond } from '../../../runtime/carrier/isBeyond';
import { differences } from '../../../runtime/carrier/refuseFound';
import { asNumber, asRecord, asText } from '../../../runtime/client/json';
import { attempt } from '../../../runtime/errors/attempt';
import { hasClass, IntegrationError } from '../../../runtime/errors/integrationError';
import { unreadableAnswer } from '../../../runtime/errors/unreadableAnswer';
import type { Api } from '../client/api';
import { vendor } from '../client/vendor';
import { isPaid, isVoid, readLabel, rowsIn, statusOf, type Label, type Party } from './label';

const pageSize = 100;

/** 5,000 labels since the order was placed. */
const maxPages = 50;

/** Clocks differ. */
const dayMs = 86_400_000;

/** The label that carries the key: a paid one that is good before one that waits for its payment, before one that is void. */
export async function findLabel(api: Api, key: string, order: Order): Promise<Label | undefined> {
	const all = await labelsOf(api, key, order);
	return all.find(isGood) ?? all.find((label) => statusOf(label) !== 'cancelled') ?? all.find(isVoid);
}

/** Every label that could be sent by this key: a paid one first, the oldest first. */
export async function listLabels(api: Api, key: string, order: Order): Promise<Label[]> {
	const usable = (await labelsOf(api, key, order)).filter((label) => statusOf(label) !== 'cancelled');
	return [...usable.filter(isGood), ...usable.filter((label) => !isGood(label))];
}

export function isGood(label: Label): boolean {
	return isPaid(label) && !isVoid(label);
}

/**
 * Labels with this tag, the oldest first. SuperFrete searches for nothing: its list is walked back to the day before the order was placed,
 * and what goes to the order's recipient is looked at one by one, because the list need not tell the tags.
 */
export async function labelsOf(api: Api, tag: string, order: Order): Promise<Label[]> {
	const rows = await rowsSince(api, Date.parse(order.createdAt) - dayMs);
	const found: Label[] = [];
	for (const row of rows) {
		// A list without the tags may show none.
		const told = row.tags?.length ? row.tags : undefined;
		if (told ? !told.includes(tag) : !mayBeOf(row, order)) continue;
		const label = await labelNamed(api, row.id);
		// It is listed under this very tag and shown nowhere: whoever takes it for none buys another one.
		if (label === undefined && told && statusOf(row) !== 'cancelled')
			throw unreadableAnswer(vendor, 'unknownOutcome', 'the question for a label that it lists');
		if (label?.tags?.includes(tag)) found.push(label);
	}
	return found.toSorted(byAge);
}

/** The list may be older than the label, and its row tells less. */
async function labelNamed(api: Api, id: string): Promise<Label | undefined> {
	const outcome = await attempt(getLabel(api, id));
	if (outcome.ok) return outcome.value;
	if (hasClass(outcome.error, 'notFound')) return undefined;
	throw outcome.error;
}

/** The CPF or the CEP is enough: an address may have been corrected since. */
function mayBeOf({ to, from }: Label, order: Order): boolean {
	// Of goods that come back the customer is the sender.
	return isNearly(to, order) || isNearly(from, order);
}

function isNearly({ document, postalCode }: Party, order: Order): boolean {
	const told = [document, postalCode].filter((each) => each !== null).length;
	return told === 0 || differences({ documents: [document], postalCode }, order).length < told;
}

async function rowsSince({ call }: Api, since: number): Promise<Label[]> {
	const found = new Map<string, Label>();
	for (let page = 1; page <= maxPages; page++) {
		const query = { page, per_page: pageSize, order: 'desc', sort_by: 'created_at' };
		const body = await call({ method: 'GET', path: '/me/orders', safety: 'read', query });
		const rows = rowsIn(body).map(readLabel);
		for (const row of rows) found.set(row.id, row);
		const createdAt = rows.map((row) => row.createdAt);
		if (isLast(body, page, rows) || isBeyond(createdAt, since)) return [...found.values()];
	}
	throw tooManyLabels();
}

/** Where the answer does not say which page is the last one, it is the empty one. */
export function isLast(body: unknown, page: number, rows: readonly unknown[]): boolean {
	const { last_page, next_page_url } = asRecord(body);
	const last = asNumber(last_page);
	if (rows.length === 0) return true;
	return last === null ? next_page_url === null && asText(asRecord(body).current_page) !== null : page >= last;
}

/** Equal times are told apart by the ids, so that everybody chooses the same one. */
function byAge(one: Label, other: Label): number {
	return compare(one.createdAt, other.createdAt) || compare(one.id, other.id);
}

function compare(one: string | null, other: string | null): number {
	const [a, b] = [one ?? '', other ?? ''];
	return a === b ? 0 : a < b ? -1 : 1;
}

export async function getLabel({ call }: Api, id: string): Promise<Label> {
	return readLabel(await call({ method: 'GET', path: `/order/info/${encodeURIComponent(id)}`, safety: 'read' }));
}

function tooManyLabels(): IntegrationError {
	return new IntegrationError(vendor, {
		class: 'validation',
		code: 'labelsNotSearchable',
		message: 'More than 5,000 labels were bought at SuperFrete since the order was placed, so it cannot be told whether it has one',
		hint: 'Look for it in SuperFrete (Etiquetas); buy the label there, or switch "Shipment" to "By ID"',
	});
}
