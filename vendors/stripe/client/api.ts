import { createApiClient, type VendorProfile } from '../../../runtime/client/apiClient';
import { textSetting, type Connection } from '../../../runtime/client/connection';
import { formBody } from '../../../runtime/client/formBody';
import type { HttpRequest } from '../../../runtime/client/http';
import { asRecord, asRecords, asText, type Json } from '../../../runtime/client/json';
import { requireSettings } from '../../../runtime/client/settings';
import { unreadableAnswer } from '../../../runtime/errors/unreadableAnswer';
import { classify } from './classify';
import { apiVersion, endpointLimits, limitsOf, vendor } from './vendor';

type Query = NonNullable<HttpRequest['query']>;

/** The API of one account; paths are below `/v1`. */
export interface StripeApi {
	readonly connection: Connection;
	get(path: string, query?: Query): Promise<Json>;
	/** The newest first, all of them or so many. */
	list(path: string, query: Query, limit?: number): Promise<Json[]>;
	/** `key`: Stripe does it once for it within 24 hours. Without one it must be an absolute value. */
	post(path: string, fields: Readonly<Record<string, string | undefined>>, key?: string): Promise<Json>;
	remove(path: string): Promise<void>;
}

const base = 'https://api.stripe.com/v1';
const pageSize = 100;

/** Ids have digits or capitals, the words of a path have neither. */
const endpointOf = ({ method, url }: HttpRequest) => `${method} ${url.slice(base.length).replaceAll(/\/[^/]*[A-Z0-9][^/]*/g, '/{id}')}`;

const profile: Omit<VendorProfile, 'limits'> = {
	...vendor,
	headers: { 'Stripe-Version': apiVersion },
	classify,
	limitsOf: (request) => ({ name: endpointOf(request), limits: endpointLimits }),
};

export function openApi(connection: Connection): StripeApi {
	requireSettings(connection, vendor, { secretKey: 'Secret Key' });
	const client = createApiClient(connection, { ...profile, limits: limitsOf(textSetting(connection, 'secretKey')) });
	const get: StripeApi['get'] = async (path, query = {}) =>
		asRecord((await client({ method: 'GET', url: `${base}${path}`, query, safety: 'read' })).body);
	return {
		connection,
		get,
		async list(path, query, limit = Infinity) {
			const rows: Json[] = [];
			for (;;) {
				const after = asText(rows.at(-1)?.id) ?? undefined;
				const page = await get(path, { ...query, limit: Math.min(pageSize, limit), starting_after: after });
				// What does not say whether there is more may be a part.
				if (!Array.isArray(page.data) || typeof page.has_more !== 'boolean')
					throw unreadableAnswer(vendor, 'transient', 'the request for a list', ['data', 'has_more']);
				rows.push(...asRecords(page.data));
				if (!page.has_more || page.data.length === 0 || rows.length >= limit) return rows.slice(0, limit);
			}
		},
		async post(path, fields, key) {
			const form = formBody(fields);
			const headers = { ...form.headers, ...(key === undefined ? {} : { 'Idempotency-Key': key }) };
			return asRecord((await client({ method: 'POST', url: `${base}${path}`, body: form.body, headers, safety: 'keyed' })).body);
		},
		remove: async (path) => void (await client({ method: 'DELETE', url: `${base}${path}`, safety: 'keyed' })),
	};
}
