import { createApiClient, type ApiClient, type VendorProfile } from '../../../runtime/client/apiClient';
import type { Connection } from '../../../runtime/client/connection';
import { classify } from './classify';
import { baseUrl } from './environment';

const twelveHours = 12 * 60 * 60 * 1000;

const profile: VendorProfile = {
	vendor: 'asaas',
	displayName: 'Asaas',
	/** Asaas documentation: 50 GETs at once, and 25,000 calls an account in 12 hours. */
	limits: [
		{ requests: 50, perMs: 0 },
		{ requests: 25_000, perMs: twelveHours },
	],
	/** Asaas refuses newer accounts' calls without one. */
	headers: { 'User-Agent': 'n8n-nodes-ponte' },
	classify,
};

export interface AsaasApi {
	send: ApiClient;
	/** Absolute address of a path such as `/webhooks`. */
	at(path: string): string;
}

export function openApi(connection: Connection): AsaasApi {
	const base = baseUrl(connection);
	return { send: createApiClient(connection, profile), at: (path) => `${base}${path}` };
}
