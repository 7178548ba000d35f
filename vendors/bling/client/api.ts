import { createApiClient, type Safety, type VendorProfile } from '../../../runtime/client/apiClient';
import { requiringObjects } from '../../../runtime/client/objectAnswers';
import type { Connection } from '../../../runtime/client/connection';
import type { HttpRequest } from '../../../runtime/client/http';
import { accountMemory, type AccountMemory } from './accountMemory';
import { classify } from './classify';
import { baseUrl, limits, vendor } from './vendor';

const profile: VendorProfile = { ...vendor, limits, headers: { 'enable-jwt': '1' }, classify: requiringObjects(vendor, classify) };

/** Documents are of any kind. */
const fileProfile: VendorProfile = { ...profile, classify };

/** Bling as its adapters use it: paths below the API's root, bodies as parsed JSON. */
export interface BlingApi {
	readonly connection: Connection;
	readonly memory: AccountMemory;
	get(path: string, query?: HttpRequest['query']): Promise<unknown>;
	/** Bling has no idempotency keys: after an unclear end the caller looks up (`once`). */
	post(path: string, body?: unknown, query?: HttpRequest['query']): Promise<unknown>;
	/** Sets a record to what is given, so that it may be repeated. */
	put(path: string, body: unknown): Promise<void>;
	/** A record that is gone already is a `notFound`. */
	remove(path: string): Promise<void>;
	/** A document that an answer points at, on Bling's own site. */
	download(url: string): Promise<unknown>;
	downloadBytes(url: string): Promise<Buffer>;
}

/** `timeoutMs`: how long one answer may take, for a caller that cannot wait longer. */
export function openApi(connection: Connection, timeoutMs?: number): BlingApi {
	const client = createApiClient(connection, profile);
	const fileClient = createApiClient(connection, fileProfile);
	const limit = timeoutMs === undefined ? {} : { timeoutMs };
	const send = async (request: HttpRequest & { safety: Safety }) => (await client({ ...limit, ...request })).body;
	const load = async (request: HttpRequest) => (await fileClient({ ...limit, ...request, safety: 'read' })).body;
	return {
		connection,
		memory: accountMemory(connection.account),
		get: async (path, query) => await send({ method: 'GET', url: `${baseUrl}${path}`, query, safety: 'read' }),
		post: async (path, body, query) => await send({ method: 'POST', url: `${baseUrl}${path}`, query, body, safety: 'once' }),
		put: async (path, body) => void (await send({ method: 'PUT', url: `${baseUrl}${path}`, body, safety: 'keyed' })),
		remove: async (path) => void (await send({ method: 'DELETE', url: `${baseUrl}${path}`, safety: 'keyed' })),
		download: async (url) => await load({ method: 'GET', url }),
		downloadBytes: async (url) => Buffer.from((await load({ method: 'GET', url, expect: 'binary' })) as Buffer),
	};
}

/** A name for `exclusive` that no other account and vendor has. */
export function accountKey({ connection }: BlingApi, name: string): string {
	return `${vendor.id}:${connection.account}:${name}`;
}
