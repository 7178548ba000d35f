import type { LoadFile } from '../../../runtime/carrier/labelFile';
import { createApiClient, type ApiClient, type ApiRequest, type VendorProfile } from '../../../runtime/client/apiClient';
import { textSetting, type Connection } from '../../../runtime/client/connection';
import { requireSettings } from '../../../runtime/client/settings';
import { classify } from './classify';
import { limits, vendor } from './vendor';

const hosts: Record<string, string> = {
	production: 'https://melhorenvio.com.br',
	sandbox: 'https://sandbox.melhorenvio.com.br',
};

/** A call to one account; the path is what follows `/api/v2/me`. */
export type Call = (request: Omit<ApiRequest, 'url'> & { path: string }) => Promise<unknown>;

/** Answers the body of a success. */
export function openApi(connection: Connection): Call {
	requireSettings(connection, vendor, { contactEmail: 'Contact Email' });
	const client: ApiClient = createApiClient(connection, profileOf(connection));
	const base = `${hosts[textSetting(connection, 'environment')] ?? hosts.production}/api/v2/me`;
	return async ({ path, ...request }) => (await client({ ...request, url: `${base}${path}` })).body;
}

/** Loads a file that an answer points at; it is open to whoever has its address. */
export function openFiles(connection: Connection): LoadFile {
	const client = createApiClient(connection, profileOf(connection));
	return async (url) => (await client({ method: 'GET', url, safety: 'read', expect: 'binary', withoutLogin: true })).body;
}

function profileOf(connection: Connection): VendorProfile {
	return {
		...vendor,
		limits,
		headers: { Accept: 'application/json', 'User-Agent': userAgent(connection) },
		classify,
	};
}

/** `App (email)`: Melhor Envio turns a client away that does not name itself so. A header takes plain ASCII only. */
function userAgent(connection: Connection): string {
	const application =
		textSetting(connection, 'applicationName')
			.replace(/[^\x20-\x7e]/g, '')
			.trim() || 'Ponte';
	return `${application} (${textSetting(connection, 'contactEmail').replace(/[^\x21-\x7e]/g, '')})`;
}
