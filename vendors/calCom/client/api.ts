import { createApiClient, type Safety, type VendorProfile } from '../../../runtime/client/apiClient';
import type { Connection } from '../../../runtime/client/connection';
import type { HttpRequest } from '../../../runtime/client/http';
import { asRecord, type Json } from '../../../runtime/client/json';
import { requiringObjects } from '../../../runtime/client/objectAnswers';
import { requireSettings } from '../../../runtime/client/settings';
import { unreadableAnswer } from '../../../runtime/errors/unreadableAnswer';
import { classify } from './classify';
import { baseUrl, bookingsVersion, limits, vendor } from './vendor';

const profile: VendorProfile = { ...vendor, limits, classify: requiringObjects(vendor, classify) };

type Query = NonNullable<HttpRequest['query']>;

/** Cal.com as its adapter uses it: paths below `/v2`; answers are what stands in `data`. */
export interface CalComApi {
	readonly connection: Connection;
	get(path: string): Promise<unknown>;
	/** Every record of a list, page by page. */
	list(path: string, query?: Query): Promise<Json[]>;
	post(path: string, body: unknown, safety: Exclude<Safety, 'read'>): Promise<void>;
	patch(path: string, body: unknown): Promise<void>;
	remove(path: string): Promise<void>;
}

/** Cal.com's pages hold 250 records at the most. */
const pageSize = 250;
const maxPages = 40;

export function openApi(connection: Connection): CalComApi {
	requireSettings(connection, vendor, { apiKey: 'API Key' });
	const client = createApiClient(connection, profile);
	const send = async ({ path, ...rest }: Omit<HttpRequest, 'url'> & { path: string; safety: Safety }) => {
		const headers: Record<string, string> = path.startsWith('/bookings') ? { 'cal-api-version': bookingsVersion } : {};
		return asRecord((await client({ ...rest, headers, url: `${baseUrl}${path}` })).body).data;
	};
	return {
		connection,
		get: async (path) => await send({ method: 'GET', path, safety: 'read' }),
		async list(path, query = {}) {
			const found: Json[] = [];
			for (let page = 0; page < maxPages; page++) {
				const data = await send({ method: 'GET', path, query: { ...query, take: pageSize, skip: found.length }, safety: 'read' });
				if (!Array.isArray(data)) throw unreadableAnswer(vendor, 'transient', 'a list', ['data']);
				found.push(...data.map(asRecord));
				if (data.length < pageSize) return found;
			}
			throw unreadableAnswer(vendor, 'transient', 'a list', ['data']);
		},
		post: async (path, body, safety) => void (await send({ method: 'POST', path, body, safety })),
		patch: async (path, body) => void (await send({ method: 'PATCH', path, body, safety: 'keyed' })),
		remove: async (path) => void (await send({ method: 'DELETE', path, safety: 'keyed' })),
	};
}
