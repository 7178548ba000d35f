import { createApiClient, type VendorProfile } from '../../../runtime/client/apiClient';
import type { Connection } from '../../../runtime/client/connection';
import type { HttpRequest } from '../../../runtime/client/http';
import { asId, asNumber, asRecord, type Json } from '../../../runtime/client/json';
import { requireSettings } from '../../../runtime/client/settings';
import { attempt } from '../../../runtime/errors/attempt';
import { hasClass, type ErrorClass } from '../../../runtime/errors/integrationError';
import { unreadableAnswer } from '../../../runtime/errors/unreadableAnswer';
import { classify } from './classify';
import { storeUrl } from './storeUrl';
import { answering, limits, vendor } from './vendor';

/** The REST API v3 of one store; paths are below `/wp-json/wc/v3`. */
export interface WooApi {
	readonly connection: Connection;
	readonly store: string;
	/** A list, each page as soon as it is read. */
	pages(path: string, query: NonNullable<HttpRequest['query']>): AsyncIterable<Json[]>;
	/** A list that has no pages, whatever is asked. */
	all(path: string): Promise<Json[]>;
	/** All pages of a list. */
	list(path: string, query: NonNullable<HttpRequest['query']>): Promise<Json[]>;
	get(path: string, query?: NonNullable<HttpRequest['query']>): Promise<Json>;
	/** The first so many rows of a list. */
	some(path: string, query: NonNullable<HttpRequest['query']>, limit: number): Promise<Json[]>;
	/** WooCommerce has no idempotency keys: after an unclear end the caller looks. */
	post(path: string, body: unknown): Promise<unknown>;
	/** Absolute values, so that a second time changes nothing. */
	put(path: string, body: unknown): Promise<Json>;
	/** Absolute values of several records, each with its own success or error in the answer. */
	batch(path: string, body: unknown): Promise<Json>;
	/** For good. What is gone already was removed. */
	remove(path: string): Promise<void>;
}

/** A shared host saves a hundred products slowly; past this every proxy in front of one has given up, too. */
const writeTimeoutMs = 90_000;

/** WooCommerce REST API, "Pagination". */
const usualPage = 10;

const profile: VendorProfile = { ...answering, limits, classify };

let questions = 0;

/**
 * Hosts and plugins keep answers for minutes and hand them out under the same address, whatever WordPress says of it: an old quantity would be
 * written over, an old list has no new order. So no question is asked twice; WordPress passes over what it does not know.
 */
function unasked({ clock }: Connection, query: NonNullable<HttpRequest['query']>): NonNullable<HttpRequest['query']> {
	return { ...query, ponte_asked: `${clock.now().toString(36)}${(questions++).toString(36)}` };
}

export function openApi(connection: Connection): WooApi {
	requireSettings(connection, vendor, { consumerKey: 'Consumer Key', consumerSecret: 'Consumer Secret' });
	const store = storeUrl(connection);
	const client = createApiClient(connection, profile);
	const urlOf = (path: string) => `${store}/wp-json/wc/v3${path}`;
	const readList = async (path: string, query: NonNullable<HttpRequest['query']>) => {
		const { body, headers } = await client({ method: 'GET', url: urlOf(path), query: unasked(connection, query), safety: 'read' });
		if (!Array.isArray(body)) throw unreadableAnswer(vendor, 'transient', 'the request for a list');
		return { rows: body.map(asRecord), headers };
	};
	async function* pages(path: string, query: NonNullable<HttpRequest['query']>): AsyncGenerator<Json[]> {
		let before: Json[] = [];
		for (let page = 1, last = 1; page <= last; page++) {
			const { rows, headers } = await readList(path, { ...query, ...(page === 1 ? {} : { page }) });
			if (isSamePage(rows, before)) throw unreadableAnswer(vendor, 'transient', 'the request for a further page of a list');
			yield rows;
			before = rows;
			// Some shops' hosts drop the header: then a page that is full is not the last one.
			const isFull = rows.length >= (asNumber(query.per_page) ?? usualPage);
			last = asNumber(headers['x-wp-totalpages']) ?? (isFull ? page + 1 : page);
		}
	}
	const some: WooApi['some'] = async (path, query, limit) => {
		const rows: Json[] = [];
		for await (const page of pages(path, query)) {
			rows.push(...page);
			if (rows.length >= limit) break;
		}
		return rows.slice(0, limit);
	};
	return {
		connection,
		store,
		pages,
		some,
		all: async (path) => (await readList(path, {})).rows,
		list: async (path, query) => await some(path, query, Infinity),
		async get(path, query = {}) {
			const { body } = await client({ method: 'GET', url: urlOf(path), query: unasked(connection, query), safety: 'read' });
			return recordIn(body, 'transient', 'the request for a record');
		},
		post: async (path, body) => (await client({ method: 'POST', url: urlOf(path), body, safety: 'once', timeoutMs: writeTimeoutMs })).body,
		async put(path, body) {
			const answer = await client({ method: 'PUT', url: urlOf(path), body, safety: 'keyed', timeoutMs: writeTimeoutMs });
			return recordIn(answer.body, 'unknownOutcome', 'a change');
		},
		async batch(path, body) {
			const answer = await client({ method: 'POST', url: urlOf(path), body, safety: 'keyed', timeoutMs: writeTimeoutMs });
			return asRecord(answer.body);
		},
		async remove(path) {
			const outcome = await attempt(client({ method: 'DELETE', url: urlOf(path), query: { force: true }, safety: 'keyed' }));
			if (!outcome.ok && !hasClass(outcome.error, 'notFound')) throw outcome.error;
		},
	};
}

/** A cache in front of the store that does not know the page's number answers with the first one again and again. */
function isSamePage(rows: readonly Json[], before: readonly Json[]): boolean {
	return (
		rows.length > 0 && rows.length === before.length && rows.every(({ id }, index) => asId(id) !== undefined && id === before[index]!.id)
	);
}

/** A record names itself: what has no id is none, whatever its status says. */
function recordIn(body: unknown, errorClass: ErrorClass, to: string): Json {
	const record = asRecord(body);
	if (asId(record.id) === undefined) throw unreadableAnswer(vendor, errorClass, to, ['id']);
	return record;
}
