import { createApiClient, type ApiRequest, type VendorProfile } from '../../../runtime/client/apiClient';
import { textSetting, type Connection } from '../../../runtime/client/connection';
import type { HttpResponse } from '../../../runtime/client/http';
import { requireSettings } from '../../../runtime/client/settings';
import { classify } from './classify';
import { limits, vendor } from './vendor';

/** Twilio has two hosts: messages belong to the account, templates to the Content API. */
export interface TwilioApi {
	/** `path` is what follows the account. Answers the body of a success. */
	messages(request: Omit<ApiRequest, 'url'> & { path: string }): Promise<unknown>;
	/** `path` is what follows `/v1`. */
	content(request: Omit<ApiRequest, 'url'> & { path: string }): Promise<unknown>;
	/** The answer to a request for a file: its bytes, or where the storage is that has them (307). `path` is what follows the account. */
	file(path: string): Promise<HttpResponse>;
	/** A file of a storage, without the login. */
	storedFile(url: string): Promise<HttpResponse>;
}

const profile: VendorProfile = {
	...vendor,
	limits,
	headers: { Accept: 'application/json' },
	classify,
};

/** Of a file the API says where it lies, by sending on: that is an answer, too. */
const fileProfile: VendorProfile = {
	...profile,
	headers: { Accept: '*/*' },
	classify: (response, now) => (response.status === 307 || response.status === 302 ? undefined : classify(response, now)),
};

export function openApi(connection: Connection): TwilioApi {
	const client = createApiClient(connection, profile);
	const files = createApiClient(connection, fileProfile);
	const accountUrl = (path: string) => {
		requireSettings(connection, vendor, { accountSid: 'Account SID' });
		return `https://api.twilio.com/2010-04-01/Accounts/${encodeURIComponent(textSetting(connection, 'accountSid'))}${path}`;
	};
	return {
		messages: async ({ path, ...request }) => (await client({ ...request, url: accountUrl(path) })).body,
		file: async (path) => await files({ method: 'GET', url: accountUrl(path), expect: 'binary', safety: 'read' }),
		storedFile: async (url) => await files({ method: 'GET', url, expect: 'binary', safety: 'read', withoutLogin: true }),
		content: async ({ path, ...request }) => (await client({ ...request, url: `https://content.twilio.com/v1${path}` })).body,
	};
}
