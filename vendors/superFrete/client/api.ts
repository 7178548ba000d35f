import type { LoadFile } from '../../../runtime/carrier/labelFile';
import { createApiClient, type ApiClient, type ApiRequest } from '../../../runtime/client/apiClient';
import { textSetting, type Connection } from '../../../runtime/client/connection';
import { requireSettings } from '../../../runtime/client/settings';
import { classify } from './classify';
import { limits, vendor } from './vendor';

const hosts: Record<string, string> = {
	production: 'https://api.superfrete.com',
	sandbox: 'https://sandbox.superfrete.com',
};

/** A call to one account; the path is what follows `/api/v0`. */
export interface Api {
	readonly connection: Connection;
	/** Answers the body of a success. */
	call(request: Omit<ApiRequest, 'url'> & { path: string }): Promise<unknown>;
	/** A file that an answer points at; it is open to whoever has its address. */
	load: LoadFile;
}

export function openApi(connection: Connection): Api {
	requireSettings(connection, vendor, { accountEmail: 'Account Email' });
	const headers = { Accept: 'application/json', 'User-Agent': userAgent(connection) };
	const client: ApiClient = createApiClient(connection, { ...vendor, limits, headers, classify });
	const base = `${hosts[textSetting(connection, 'environment')] ?? hosts.production}/api/v0`;
	return {
		connection,
		call: async ({ path, ...request }) => (await client({ ...request, url: `${base}${path}` })).body,
		load: async (url) => (await client({ method: 'GET', url, safety: 'read', expect: 'binary', withoutLogin: true })).body,
	};
}

/** `App version (email)`; the list of labels asks for the account's own e-mail in it (SuperFrete documentation, Listar etiquetas). */
function userAgent(connection: Connection): string {
	return `Ponte 1.0 (${textSetting(connection, 'accountEmail').replace(/[^\x21-\x7e]/g, '')})`;
}
