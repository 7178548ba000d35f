import { createApiClient, type Safety, type VendorProfile } from '../../../runtime/client/apiClient';
import type { Connection } from '../../../runtime/client/connection';
import type { HttpRequest } from '../../../runtime/client/http';
import { asRecord, asText, isRecord, type Json } from '../../../runtime/client/json';
import { requiringObjects } from '../../../runtime/client/objectAnswers';
import { requireSettings } from '../../../runtime/client/settings';
import { unreadableAnswer } from '../../../runtime/errors/unreadableAnswer';
import { classify } from './classify';
import { baseUrl, limits, vendor } from './vendor';

const profile: VendorProfile = { ...vendor, limits, classify: requiringObjects(vendor, classify) };

type Query = NonNullable<HttpRequest['query']>;

/** Calendly as its adapter uses it: paths below the API's root. */
export interface CalendlyApi {
	readonly connection: Connection;
	/** The record that an answer holds. */
	get(path: string): Promise<Json>;
	/** Every record of a list, page by page. */
	list(path: string, query: Query): Promise<Json[]>;
	post(path: string, body: unknown, safety: Exclude<Safety, 'read'>): Promise<void>;
	remove(path: string): Promise<void>;
}

/** Calendly's pages hold 100 records at the most. */
const pageSize = 100;
const maxPages = 50;

export function openApi(connection: Connection): CalendlyApi {
	requireSettings(connection, vendor, { accessToken: 'Personal Access Token' });
	const client = createApiClient(connection, profile);
	const send = async (request: Omit<HttpRequest, 'url'> & { path: string; safety: Safety }) => {
		const { path, ...rest } = request;
		return asRecord((await client({ ...rest, url: `${baseUrl}${path}` })).body);
	};
	return {
		connection,
		async get(path) {
			const { resource } = await send({ method: 'GET', path, safety: 'read' });
			if (!isRecord(resource) || asText(resource.uri) === null) throw unreadableAnswer(vendor, 'transient', undefined, ['resource']);
			return resource;
		},
		async list(path, query) {
			const found: Json[] = [];
			let token: string | null = null;
			for (let page = 0; page < maxPages; page++) {
				const paging = { count: pageSize, ...(token === null ? {} : { page_token: token }) };
				const { collection, pagination } = await send({ method: 'GET', path, query: { ...query, ...paging }, safety: 'read' });
				if (!Array.isArray(collection)) throw unreadableAnswer(vendor, 'transient', 'a list', ['collection']);
				found.push(...collection.map(asRecord));
				token = asText(asRecord(pagination).next_page_token);
				if (token === null) return found;
			}
			throw unreadableAnswer(vendor, 'transient', 'a list', ['pagination']);
		},
		post: async (path, body, safety) => void (await send({ method: 'POST', path, body, safety })),
		remove: async (path) => void (await send({ method: 'DELETE', path, safety: 'keyed' })),
	};
}

/** The last part of a record's address, which is its id. */
export function idIn(uri: unknown): string | null {
	return /\/([\w-]+)$/.exec(asText(uri) ?? '')?.[1] ?? null;
}
