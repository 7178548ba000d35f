import { createApiClient, type Safety, type VendorProfile } from '../../../runtime/client/apiClient';
import type { Connection } from '../../../runtime/client/connection';
import type { HttpRequest } from '../../../runtime/client/http';
import { asNumber, asRecord, asRecords, asText, type Json } from '../../../runtime/client/json';
import { requiringObjects } from '../../../runtime/client/objectAnswers';
import { unreadableAnswer } from '../../../runtime/errors/unreadableAnswer';
import { classify } from './classify';
import { hostOf, limits, searchLimits, vendor } from './vendor';

type Query = NonNullable<HttpRequest['query']>;

/** Pipedrive as its adapters use it: paths below the company's own host; answers are what stands in `data`. */
export interface PipedriveApi {
	readonly connection: Connection;
	/** `loja.pipedrive.com` */
	readonly host: string;
	get(path: string, query?: Query): Promise<Json>;
	/** All records of a list, page by page, while `isEnough` does not say that those so far will do. */
	list(path: string, query?: Query, isEnough?: (found: readonly Json[]) => boolean): Promise<Json[]>;
	/** Not repeated after silence. */
	post(path: string, body: Json): Promise<Json>;
	/** Absolute values: repeated until it is answered. */
	patch(path: string, body: Json): Promise<Json>;
	remove(path: string): Promise<void>;
}

const profile: VendorProfile = {
	...vendor,
	limits,
	limitsOf: ({ url }) => (url.endsWith('/search') ? { name: 'search', limits: searchLimits } : { name: 'others', limits: [] }),
	classify: requiringObjects(vendor, classify),
};

const maxPages = 200;

const pageSize = 500;

export function openApi(connection: Connection): PipedriveApi {
	const host = hostOf(connection);
	const client = createApiClient(connection, profile);
	const send = async (method: HttpRequest['method'], path: string, safety: Safety, rest: Pick<HttpRequest, 'query' | 'body'> = {}) =>
		asRecord((await client({ method, url: `https://${host}${path}`, safety, ...rest })).body);
	return {
		connection,
		host,
		get: async (path, query) => asRecord((await send('GET', path, 'read', { query })).data),
		async list(path, query = {}, isEnough = () => false) {
			const found: Json[] = [];
			let place: Query | undefined = {};
			for (let page = 0; page < maxPages; page++) {
				const body = await send('GET', path, 'read', { query: { ...query, limit: pageSize, ...place } });
				const records = recordsIn(body, path);
				found.push(...records);
				place = nextPlace(body);
				// Who takes a part for the whole makes a second person.
				if (place === undefined && records.length >= pageSize && !saysWhetherMore(body)) break;
				if (place === undefined || isEnough(found)) return found;
			}
			throw unreadableAnswer(vendor, 'transient', 'a list', ['next_cursor']);
		},
		post: async (path, body) => asRecord((await send('POST', path, 'once', { body })).data),
		patch: async (path, body) => asRecord((await send('PATCH', path, 'keyed', { body })).data),
		remove: async (path) => void (await send('DELETE', path, 'keyed')),
	};
}

/** A search has its records one level deeper; an empty list of version 1 is null. What is in another form is not taken for none. */
function recordsIn({ data }: Json, path: string): Json[] {
	const list = path.endsWith('/search') ? asRecord(data).items : data;
	if (Array.isArray(list)) return asRecords(list);
	if (data === null && path.startsWith('/api/v1/')) return [];
	throw unreadableAnswer(vendor, 'transient', 'a list', ['data']);
}

function saysWhetherMore({ additional_data: more }: Json): boolean {
	return 'next_cursor' in asRecord(more) || 'more_items_in_collection' in asRecord(asRecord(more).pagination);
}

/** Version 2 goes on by a cursor, version 1 by a number. */
function nextPlace({ additional_data: more }: Json): Query | undefined {
	const cursor = asText(asRecord(more).next_cursor);
	if (cursor !== null) return { cursor };
	const { start, limit, next_start: next, more_items_in_collection: hasMore } = asRecord(asRecord(more).pagination);
	return hasMore === true ? { start: asNumber(next) ?? (asNumber(start) ?? 0) + (asNumber(limit) ?? pageSize) } : undefined;
}
