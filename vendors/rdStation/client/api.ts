import { createApiClient, type Safety, type VendorProfile } from '../../../runtime/client/apiClient';
import type { Connection } from '../../../runtime/client/connection';
import type { HttpRequest } from '../../../runtime/client/http';
import { asRecord, type Json } from '../../../runtime/client/json';
import { requiringObjects } from '../../../runtime/client/objectAnswers';
import { classify } from './classify';
import { baseUrl, limits, vendor } from './vendor';

/** RD Station Marketing as its adapters use it: paths below the API's root. */
export interface RdStationApi {
	readonly connection: Connection;
	get(path: string): Promise<Json>;
	/** Not repeated after silence. */
	post(path: string, body: Json): Promise<Json>;
	/** Absolute values: repeated until it is answered. */
	patch(path: string, body: Json): Promise<Json>;
}

const profile: VendorProfile = { ...vendor, limits, classify: requiringObjects(vendor, classify) };

export function openApi(connection: Connection): RdStationApi {
	const client = createApiClient(connection, profile);
	const send = async (method: HttpRequest['method'], path: string, safety: Safety, body?: Json) =>
		asRecord((await client({ method, url: `${baseUrl}${path}`, safety, ...(body === undefined ? {} : { body }) })).body);
	return {
		connection,
		get: async (path) => await send('GET', path, 'read'),
		post: async (path, body) => await send('POST', path, 'once', body),
		patch: async (path, body) => await send('PATCH', path, 'keyed', body),
	};
}
