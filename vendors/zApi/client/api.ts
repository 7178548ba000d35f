import { createApiClient, type ApiRequest, type VendorProfile } from '../../../runtime/client/apiClient';
import { textSetting, type Connection } from '../../../runtime/client/connection';
import type { HttpResponse } from '../../../runtime/client/http';
import { requireSettings } from '../../../runtime/client/settings';
import { classify } from './classify';
import { vendor } from './vendor';

/** A call to the instance; `path` is what follows its token, e.g. `/send-text`. Answers the body of a success. */
export type Call = (request: Omit<ApiRequest, 'url'> & { path: string }) => Promise<unknown>;

/** Z-API publishes no limit; what it is given waits in a queue. */
const profile: VendorProfile = { ...vendor, limits: [], headers: { Accept: 'application/json' }, classify };

/** The instance's token is part of the address, so no message may contain an address: `scrub` takes it out of the vendor's own. */
export function openApi(connection: Connection): Call {
	const client = createApiClient(connection, profile);
	return async ({ path, ...request }) => {
		requireSettings(connection, vendor, { instanceId: 'Instance ID', instanceToken: 'Instance Token' });
		const [id, token] = ['instanceId', 'instanceToken'].map((name) => encodeURIComponent(textSetting(connection, name)));
		return (await client({ ...request, url: `https://api.z-api.io/instances/${id}/token/${token}${path}` })).body;
	};
}

/** A file on a storage of Z-API's, which wants no login and gets none. */
export type Download = (url: string) => Promise<HttpResponse>;

export function openDownload(connection: Connection): Download {
	const client = createApiClient(connection, { ...profile, headers: { Accept: '*/*' } });
	return async (url) => await client({ method: 'GET', url, expect: 'binary', safety: 'read', withoutLogin: true });
}
