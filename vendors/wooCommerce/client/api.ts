import { createApiClient, type VendorProfile } from '../../../runtime/client/apiClient';
import type { Connection } from '../../../runtime/client/connection';
import type { HttpRequest } from '../../../runtime/client/http';
import { asNumber, asRecord, type Json } from '../../../runtime/client/json';
import { requireSettings } from '../../../runtime/client/settings';
import { unreadableAnswer } from '../../../runtime/errors/unreadableAnswer';
import { classify } from './classify';
import { storeUrl } from './storeUrl';
import { answering, limits, vendor } from './vendor';

/** The REST API v3 of one store; paths are below `/wp-json/wc/v3`. */
export interface WooApi {
	readonly connection: Connection;
	readonly store: string;
	/** All pages of a list. */
	list(path: string, query: NonNullable<HttpRequest['query']>): Promise<Json[]>;
	/** WooCommerce has no idempotency keys: after an unclear end the caller looks. */
	post(path: string, body: unknown): Promise<unknown>;
}

/** A shared host saves a hundred products slowly; past this every proxy in front of one has given up, too. */
const writeTimeoutMs = 90_000;

const profile: VendorProfile = { ...answering, limits, classify };

export function openApi(connection: Connection): WooApi {
	requireSettings(connection, vendor, { consumerKey: 'Consumer Key', consumerSecret: 'Consumer Secret' });
	const store = storeUrl(connection);
	const client = createApiClient(connection, profile);
	const urlOf = (path: string) => `${store}/wp-json/wc/v3${path}`;
	return {
		connection,
		store,
		async list(path, query) {
			const rows: Json[] = [];
			for (let page = 1, pages = 1; page <= pages; page++) {
				const { body, headers } = await client({
					method: 'GET',
					url: urlOf(path),
					query: { ...query, ...(page === 1 ? {} : { page }) },
					safety: 'read',
				});
				if (!Array.isArray(body)) throw unreadableAnswer(vendor, 'transient', 'the request for a list');
				rows.push(...body.map(asRecord));
				pages = asNumber(headers['x-wp-totalpages']) ?? 1;
			}
			return rows;
		},
		post: async (path, body) => (await client({ method: 'POST', url: urlOf(path), body, safety: 'once', timeoutMs: writeTimeoutMs })).body,
	};
}
