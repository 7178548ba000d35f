import { createApiClient, type ApiRequest } from '../../../runtime/client/apiClient';
import type { Connection } from '../../../runtime/client/connection';
import { requireSettings } from '../../../runtime/client/settings';
import { classify } from './classify';
import { limits, vendor } from './vendor';

/** A call to one account; answers the body of a success. Everything that Frenet is asked changes nothing. */
export type Call = (request: Omit<ApiRequest, 'url' | 'safety'> & { path: string }) => Promise<unknown>;

export function openApi(connection: Connection): Call {
	requireSettings(connection, vendor, { senderPostalCode: 'Sender CEP' });
	const client = createApiClient(connection, { ...vendor, limits, headers: { Accept: 'application/json' }, classify });
	return async ({ path, ...request }) => (await client({ ...request, url: `https://api.frenet.com.br${path}`, safety: 'read' })).body;
}
