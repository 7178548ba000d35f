import { createApiClient, type Safety, type VendorProfile } from '../../../runtime/client/apiClient';
import type { Connection } from '../../../runtime/client/connection';
import type { HttpRequest } from '../../../runtime/client/http';
import { asNumber, asRecord, asRecords, asText, type Json } from '../../../runtime/client/json';
import { requiringObjects } from '../../../runtime/client/objectAnswers';
import { unreadableAnswer } from '../../../runtime/errors/unreadableAnswer';
import { classify } from './classify';
import { apiPath, hostOf, limits, vendor } from './vendor';

const profile: VendorProfile = { ...vendor, limits, classify: requiringObjects(vendor, classify) };

/** Salesforce as its adapters use it. */
export interface SalesforceApi {
	readonly connection: Connection;
	/** `loja.my.salesforce.com` */
	readonly host: string;
	/** All rows of a SOQL query, as of now, `limit` at the most. */
	query(soql: string, limit?: number): Promise<Json[]>;
	get(path: string): Promise<Json>;
	/** Not repeated after silence; the id of what was made. */
	create(object: string, fields: Json): Promise<string>;
	/** Absolute values: repeated until it is answered. */
	update(object: string, id: string, fields: Json): Promise<void>;
	remove(object: string, id: string): Promise<void>;
}

/** A rule that only alerts does so for people: who it is has been looked up before. */
const headers = { 'Sforce-Duplicate-Rule-Header': 'allowSave=true' };

const maxPages = 1_000;

export function openApi(connection: Connection): SalesforceApi {
	const host = hostOf(connection);
	const client = createApiClient(connection, profile);
	const send = async (
		method: HttpRequest['method'],
		path: string,
		safety: Safety,
		rest: Pick<HttpRequest, 'query' | 'body' | 'headers'> = {},
	) => (await client({ method, url: `https://${host}${path}`, safety, ...rest })).body;
	const record = (object: string, id: string) => `${apiPath}/sobjects/${object}/${encodeURIComponent(id)}`;
	return {
		connection,
		host,
		async query(soql, limit = Infinity) {
			const rows: Json[] = [];
			let page = asRecord(await send('GET', `${apiPath}/query`, 'read', { query: { q: soql } }));
			for (let count = 0; count < maxPages; count++) {
				if (!Array.isArray(page.records)) throw unreadableAnswer(vendor, 'transient', 'a query', ['records']);
				rows.push(...asRecords(page.records));
				const next = asText(page.nextRecordsUrl);
				if (next === null && rows.length < (asNumber(page.totalSize) ?? 0))
					throw unreadableAnswer(vendor, 'transient', 'a query', ['totalSize']);
				if (next === null || rows.length >= limit) return rows.slice(0, limit);
				if (!next.startsWith('/services/data/')) break;
				page = asRecord(await send('GET', next, 'read'));
			}
			throw unreadableAnswer(vendor, 'transient', 'a query', ['nextRecordsUrl']);
		},
		get: async (path) => asRecord(await send('GET', path, 'read')),
		async create(object, fields) {
			const id = asText(asRecord(await send('POST', `${apiPath}/sobjects/${object}`, 'once', { body: fields, headers })).id);
			if (id === null) throw unreadableAnswer(vendor, 'unknownOutcome', 'a new record', ['id']);
			return id;
		},
		update: async (object, id, fields) => void (await send('PATCH', record(object, id), 'keyed', { body: fields, headers })),
		remove: async (object, id) => void (await send('DELETE', record(object, id), 'keyed')),
	};
}

/** A text as SOQL takes it. */
export function quoted(text: string): string {
	return `'${text.replace(/\\/g, '\\\\').replace(/'/g, "\\'").replace(/\n/g, '\\n').replace(/\r/g, '\\r')}'`;
}
