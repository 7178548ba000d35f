import { createApiClient } from '../../../runtime/client/apiClient';
import { textSetting, type Connection } from '../../../runtime/client/connection';
import type { HttpRequest, HttpResponse } from '../../../runtime/client/http';
import { asNumber, asRecord, asText, type Json } from '../../../runtime/client/json';
import { requireSettings } from '../../../runtime/client/settings';
import { attempt } from '../../../runtime/errors/attempt';
import { hasClass, IntegrationError, type ErrorClass } from '../../../runtime/errors/integrationError';
import { unreadableAnswer } from '../../../runtime/errors/unreadableAnswer';
import { classify } from './classify';
import { limits, storeName, vendor } from './vendor';

type Query = NonNullable<HttpRequest['query']>;

/** The API of one store; paths are below `/2025-03/{store}`. */
export interface NuvemshopApi {
	readonly connection: Connection;
	get(path: string, query?: Query): Promise<Json>;
	/** A list that has no pages. */
	all(path: string): Promise<Json[]>;
	/** The first so many rows of a list, in Nuvemshop's order. */
	list(path: string, query: Query, limit?: number): Promise<Json[]>;
	/** Nuvemshop has no idempotency keys: after an unclear end the caller looks. */
	once(method: 'POST' | 'PATCH', path: string, body: unknown): Promise<Json>;
	/** Absolute values, so that a second time changes nothing. */
	set(method: 'POST' | 'PUT' | 'PATCH', path: string, body: unknown): Promise<Json>;
	/** What is gone already was removed. */
	remove(path: string): Promise<void>;
}

/** Nuvemshop documentation. */
const maxPage = 200;

export function openApi(connection: Connection): NuvemshopApi {
	requireSettings(connection, vendor, { storeId: 'Store ID', accessToken: 'Access Token', contactEmail: 'Contact Email' });
	const client = createApiClient(connection, { ...vendor, limits, classify, headers: { 'User-Agent': agentOf(connection) } });
	const root = `https://api.nuvemshop.com.br/2025-03/${storeNumber(connection)}`;
	return {
		connection,
		async get(path, query = {}) {
			const { body } = await client({ method: 'GET', url: root + path, query, safety: 'read' });
			return recordIn(body, 'transient', 'the request for a record');
		},
		async all(path) {
			const { body } = await client({ method: 'GET', url: root + path, safety: 'read' });
			return rowsIn(body);
		},
		async list(path, query, limit = Infinity) {
			const rows: Json[] = [];
			const size = Math.min(maxPage, limit);
			for (let page = 1; rows.length < limit; page++) {
				const asked = { ...query, per_page: size, ...(page > 1 ? { page } : {}) };
				const answer = await attempt(client({ method: 'GET', url: root + path, query: asked, safety: 'read' }));
				if (!answer.ok && isBeyondTheEnd(answer.error)) break;
				if (!answer.ok) throw answer.error;
				const found = rowsIn(answer.value.body);
				rows.push(...found);
				if (!hasMore(answer.value, found.length, { size, read: rows.length })) break;
			}
			return rows.slice(0, limit);
		},
		async once(method, path, body) {
			const answer = await client({ method, url: root + path, body, safety: 'once' });
			return recordIn(answer.body, 'unknownOutcome', 'a new record');
		},
		async set(method, path, body) {
			const answer = await client({ method, url: root + path, body, safety: 'keyed' });
			return recordIn(answer.body, 'transient', 'a change');
		},
		async remove(path) {
			const outcome = await attempt(client({ method: 'DELETE', url: root + path, safety: 'keyed' }));
			if (!outcome.ok && !hasClass(outcome.error, 'notFound')) throw outcome.error;
		},
	};
}

function rowsIn(body: unknown): Json[] {
	if (!Array.isArray(body)) throw unreadableAnswer(vendor, 'transient', 'the request for a list');
	return body.map(asRecord);
}

/** Nuvemshop names the next page, and how many rows there are; a list that says neither ends with a page that is not full. */
function hasMore({ headers }: HttpResponse, found: number, { size, read }: { size: number; read: number }): boolean {
	if (found === 0) return false;
	if (/rel="?next/.test(headers.link ?? '')) return true;
	const total = asNumber(headers['x-total-count']);
	return total === null ? found >= size : read < total;
}

/** A list that has nothing, and a page after the last one, is a 404 (`Last page is 0`). */
function isBeyondTheEnd(error: unknown): boolean {
	return hasClass(error, 'notFound');
}

/** It goes into the address of every call, so it is a number and nothing else. */
function storeNumber(connection: Connection): string {
	const store = storeName(connection);
	if (/^\d{1,15}$/.test(store)) return store;
	throw new IntegrationError(vendor, {
		class: 'auth',
		code: 'storeIdInvalid',
		message: 'The Store ID in the Nuvemshop credential is not a number',
		hint: 'Open the credential and write the number that came with the token as "user_id"',
	});
}

/** Nuvemshop documentation: a name and a way to reach its people, or every call is a 400. */
function agentOf(connection: Connection): string {
	return `n8n-nodes-ponte (${textSetting(connection, 'contactEmail').replace(/[^\w.@+-]/g, '')})`;
}

/** A record names itself: what has no id is none, whatever its status says. */
function recordIn(body: unknown, errorClass: ErrorClass, to: string): Json {
	const record = asRecord(body);
	if (asText(record.id) === null) throw unreadableAnswer(vendor, errorClass, to, ['id']);
	return record;
}
