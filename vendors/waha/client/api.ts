import { createApiClient, type ApiRequest, type VendorProfile } from '../../../runtime/client/apiClient';
import { textSetting, type Connection } from '../../../runtime/client/connection';
import type { HttpResponse } from '../../../runtime/client/http';
import { ownServerUrl } from '../../../runtime/client/serverUrl';
import { requireSettings } from '../../../runtime/client/settings';
import { classify } from './classify';
import { vendor } from './vendor';

/** One session of one server. */
export interface WahaApi {
	session: string;
	/** The host of the server, as the credential names it. */
	host(): string;
	/** A file of the server; `path` is what follows `/api`. */
	file(path: string): Promise<HttpResponse>;
	/** `path` is what follows `/api`. Answers the body of a success. */
	call(request: Omit<ApiRequest, 'url'> & { path: string }): Promise<unknown>;
}

/** The server is the shop's own and publishes no limit. */
const profile: VendorProfile = { ...vendor, limits: [], headers: { Accept: 'application/json' }, classify };

export function openApi(connection: Connection): WahaApi {
	const client = createApiClient(connection, profile);
	const files = createApiClient(connection, { ...profile, headers: { Accept: '*/*' } });
	return {
		session: textSetting(connection, 'session'),
		host: () => new URL(ownServerUrl(connection, vendor)).hostname,
		file: async (path) =>
			await files({ method: 'GET', url: `${ownServerUrl(connection, vendor)}/api${path}`, expect: 'binary', safety: 'read' }),
		async call({ path, ...request }) {
			requireSettings(connection, vendor, { session: 'Session' });
			const url = `${ownServerUrl(connection, vendor)}/api${path}`;
			return (await client({ ...request, url })).body;
		},
	};
}
