import { createApiClient, type Safety, type VendorProfile } from '../../../runtime/client/apiClient';
import type { Connection } from '../../../runtime/client/connection';
import type { HttpRequest } from '../../../runtime/client/http';
import { requiringObjects } from '../../../runtime/client/objectAnswers';
import { classify } from './classify';
import { baseUrl, limitsOfPlan, searchLimits, vendor } from './vendor';

/** HubSpot as its adapters use it: paths below the API's root. */
export interface HubSpotApi {
	readonly connection: Connection;
	get(path: string, query?: HttpRequest['query']): Promise<unknown>;
	/** A question that is put as a POST: a search, a list of ids. */
	ask(path: string, body: unknown): Promise<unknown>;
	/** Not repeated after silence. */
	post(path: string, body: unknown): Promise<unknown>;
	/** Absolute values: repeated until it is answered. */
	patch(path: string, body: unknown): Promise<unknown>;
	remove(path: string): Promise<void>;
}

export function openApi(connection: Connection): HubSpotApi {
	const profile: VendorProfile = {
		...vendor,
		limits: limitsOfPlan(connection.settings),
		limitsOf: ({ url }) => (url.endsWith('/search') ? { name: 'search', limits: searchLimits } : { name: 'others', limits: [] }),
		classify: requiringObjects(vendor, classify),
	};
	const client = createApiClient(connection, profile);
	const send = async (method: HttpRequest['method'], path: string, safety: Safety, rest: Pick<HttpRequest, 'query' | 'body'> = {}) =>
		(await client({ method, url: `${baseUrl}${path}`, safety, ...rest })).body;
	return {
		connection,
		get: async (path, query) => await send('GET', path, 'read', { query }),
		ask: async (path, body) => await send('POST', path, 'read', { body }),
		post: async (path, body) => await send('POST', path, 'once', { body }),
		patch: async (path, body) => await send('PATCH', path, 'keyed', { body }),
		remove: async (path) => void (await send('DELETE', path, 'keyed')),
	};
}
