import { createApiClient, type ApiRequest, type VendorProfile } from '../../../runtime/client/apiClient';
import { textSetting, type Connection } from '../../../runtime/client/connection';
import { requireSettings } from '../../../runtime/client/settings';
import { classify } from './classify';
import { limits, vendor } from './vendor';

/** Twilio has two hosts: messages belong to the account, templates to the Content API. */
export interface TwilioApi {
	/** `path` is what follows the account. Answers the body of a success. */
	messages(request: Omit<ApiRequest, 'url'> & { path: string }): Promise<unknown>;
	/** `path` is what follows `/v1`. */
	content(request: Omit<ApiRequest, 'url'> & { path: string }): Promise<unknown>;
}

const profile: VendorProfile = {
	...vendor,
	limits,
	headers: { Accept: 'application/json' },
	classify,
};

export function openApi(connection: Connection): TwilioApi {
	const client = createApiClient(connection, profile);
	return {
		async messages({ path, ...request }) {
			requireSettings(connection, vendor, { accountSid: 'Account SID' });
			const account = encodeURIComponent(textSetting(connection, 'accountSid'));
			return (await client({ ...request, url: `https://api.twilio.com/2010-04-01/Accounts/${account}${path}` })).body;
		},
		content: async ({ path, ...request }) => (await client({ ...request, url: `https://content.twilio.com/v1${path}` })).body,
	};
}
