import { createApiClient, type Safety } from '../../../runtime/client/apiClient';
import { requiringObjects } from '../../../runtime/client/objectAnswers';
import type { Connection } from '../../../runtime/client/connection';
import type { HttpRequest, HttpResponse } from '../../../runtime/client/http';
import { accountMemory, type AccountMemory } from './accountMemory';
import { classify } from './classify';
import { baseUrl, limitsOf, vendor } from './vendor';

/** Olist Tiny as its adapters use it: paths below the API's root, bodies as parsed JSON. */
export interface TinyApi {
	readonly connection: Connection;
	readonly memory: AccountMemory;
	get(path: string, query?: HttpRequest['query']): Promise<unknown>;
	/** There are no idempotency keys: after an unclear end the caller looks up (`once`), unless a repetition changes nothing (`keyed`). */
	post(path: string, body?: unknown, safety?: Safety): Promise<unknown>;
	/** Sets what is named to a value, so that it may be repeated. */
	put(path: string, body: unknown): Promise<void>;
	/** The bytes of a document that an answer points at, on Olist Tiny's own site. */
	download(url: string): Promise<HttpResponse>;
}

export function openApi(connection: Connection): TinyApi {
	const profile = { ...vendor, limits: limitsOf(connection), classify };
	const client = createApiClient(connection, { ...profile, classify: requiringObjects(vendor, classify) });
	const fileClient = createApiClient(connection, profile);
	return {
		connection,
		memory: accountMemory(connection.account),
		get: async (path, query) => (await client({ method: 'GET', url: `${baseUrl}${path}`, query, safety: 'read' })).body,
		post: async (path, body, safety = 'once') => (await client({ method: 'POST', url: `${baseUrl}${path}`, body, safety })).body,
		put: async (path, body) => void (await client({ method: 'PUT', url: `${baseUrl}${path}`, body, safety: 'keyed' })),
		download: async (url) => await fileClient({ method: 'GET', url, expect: 'binary', safety: 'read' }),
	};
}

/** A name for `exclusive` that no other account and vendor has. */
export function accountKey({ connection }: TinyApi, name: string): string {
	return `${vendor.id}:${connection.account}:${name}`;
}
