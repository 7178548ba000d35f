import { createApiClient, type ApiRequest, type VendorProfile } from '../../../runtime/client/apiClient';
import { textSetting, type Connection } from '../../../runtime/client/connection';
import { ownServerUrl } from '../../../runtime/client/serverUrl';
import { requireSettings } from '../../../runtime/client/settings';
import { classify } from './classify';
import { vendor } from './vendor';

/** A call about the instance; `action` stands before its name, e.g. `message/sendText`. Answers the body of a success. */
export type Call = (
	request: Pick<ApiRequest, 'safety' | 'body' | 'timeoutMs'> & { action: string; method?: 'GET' | 'POST' },
) => Promise<unknown>;

/** The server is the shop's own and publishes no limit. */
const profile: VendorProfile = { ...vendor, limits: [], headers: { Accept: 'application/json' }, classify };

export function openApi(connection: Connection): Call {
	const client = createApiClient(connection, profile);
	return async ({ action, method = 'POST', ...request }) => {
		requireSettings(connection, vendor, { instanceName: 'Instance Name' });
		const instance = encodeURIComponent(textSetting(connection, 'instanceName'));
		const url = `${ownServerUrl(connection, vendor)}/${action}/${instance}`;
		return (await client({ ...request, method, url })).body;
	};
}
