import { createApiClient, type ApiClient, type VendorProfile } from '../../../runtime/client/apiClient';
import type { Connection } from '../../../runtime/client/connection';
import { classify } from './classify';
import { baseUrl } from './environment';
import { limits, vendor } from './vendor';

const profile: VendorProfile = {
	...vendor,
	limits,
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
