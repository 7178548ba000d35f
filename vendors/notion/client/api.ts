import { createApiClient, type Safety, type VendorProfile } from '../../../runtime/client/apiClient';
import type { Connection } from '../../../runtime/client/connection';
import type { HttpRequest } from '../../../runtime/client/http';
import { asRecord, asRecords, asText, type Json } from '../../../runtime/client/json';
import { requiringObjects } from '../../../runtime/client/objectAnswers';
import { unreadableAnswer } from '../../../runtime/errors/unreadableAnswer';
import { classify } from './classify';
import { apiVersion, baseUrl, limits, vendor } from './vendor';

const profile: VendorProfile = {
	...vendor,
	limits,
	headers: { 'Notion-Version': apiVersion },
	classify: requiringObjects(vendor, classify),
};

/** Notion as its adapters use it: paths below the API's root. */
export interface NotionApi {
	readonly connection: Connection;
	get(path: string): Promise<Json>;
	/** All records of a list that is asked for by POST, `limit` at the most. */
	ask(path: string, body: Json, limit?: number): Promise<Json[]>;
	/** The same by GET. */
	list(path: string): Promise<Json[]>;
	/** Not repeated after silence. */
	post(path: string, body: Json): Promise<Json>;
	append(path: string, body: Json): Promise<Json>;
	/** Absolute values: repeated until it is answered. */
	patch(path: string, body: Json): Promise<Json>;
	remove(path: string): Promise<void>;
}

const maxPages = 1_000;

export function openApi(connection: Connection): NotionApi {
	const client = createApiClient(connection, profile);
	const send = async (method: HttpRequest['method'], path: string, safety: Safety, rest: Pick<HttpRequest, 'query' | 'body'> = {}) =>
		asRecord((await client({ method, url: `${baseUrl}${path}`, safety, ...rest })).body);
	const pages = async (ask: (cursor: string | undefined) => Promise<Json>, limit: number): Promise<Json[]> => {
		const found: Json[] = [];
		let cursor: string | undefined;
		for (let count = 0; count < maxPages; count++) {
			const page = await ask(cursor);
			if (!Array.isArray(page.results)) throw unreadableAnswer(vendor, 'transient', 'a list', ['results']);
			found.push(...asRecords(page.results));
			cursor = asText(page.next_cursor) ?? undefined;
			if (page.has_more === false || found.length >= limit) return found.slice(0, limit);
			// Who takes a part for the whole makes a second lead, or a second note.
			if (page.has_more !== true || cursor === undefined) break;
		}
		throw unreadableAnswer(vendor, 'transient', 'a list', ['has_more', 'next_cursor']);
	};
	return {
		connection,
		get: async (path) => await send('GET', path, 'read'),
		ask: async (path, body, limit = Infinity) =>
			await pages(
				async (cursor) =>
					await send('POST', path, 'read', {
						body: { ...body, page_size: Math.min(limit, 100), ...(cursor === undefined ? {} : { start_cursor: cursor }) },
					}),
				limit,
			),
		list: async (path) =>
			await pages(
				async (cursor) =>
					await send('GET', path, 'read', { query: { page_size: 100, ...(cursor === undefined ? {} : { start_cursor: cursor }) } }),
				Infinity,
			),
		post: async (path, body) => await send('POST', path, 'once', { body }),
		append: async (path, body) => await send('PATCH', path, 'once', { body }),
		patch: async (path, body) => await send('PATCH', path, 'keyed', { body }),
		remove: async (path) => void (await send('DELETE', path, 'keyed')),
	};
}
