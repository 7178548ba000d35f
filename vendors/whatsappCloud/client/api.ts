import { createApiClient, type ApiRequest, type VendorProfile } from '../../../runtime/client/apiClient';
import { textSetting, type Connection } from '../../../runtime/client/connection';
import { requireSettings } from '../../../runtime/client/settings';
import { classify } from './classify';
import { displayName, vendor } from './vendor';

const defaultVersion = 'v25.0';

/** A call to the Graph API; the path begins behind the version. Answers the body of a success. */
export type Call = (request: Omit<ApiRequest, 'url'> & { path: string }) => Promise<unknown>;

const profile: VendorProfile = {
	vendor,
	displayName,
	// Meta documentation: 80 messages a second for each phone number.
	limits: [{ requests: 80, perMs: 1_000 }],
	headers: { Accept: 'application/json' },
	classify,
};

export function openApi(connection: Connection): Call {
	const client = createApiClient(connection, profile);
	const version = textSetting(connection, 'apiVersion') || defaultVersion;
	return async ({ path, ...request }) => (await client({ ...request, url: `https://graph.facebook.com/${version}${path}` })).body;
}

/** The number that sends. */
export function phoneNumberId(connection: Connection): string {
	return encodeURIComponent(required(connection, 'phoneNumberId', 'Phone Number ID'));
}

/** The account that owns the templates. */
export function businessAccountId(connection: Connection): string {
	return encodeURIComponent(required(connection, 'businessAccountId', 'WhatsApp Business Account ID'));
}

function required(connection: Connection, name: string, label: string): string {
	requireSettings(connection, vendor, 'WhatsApp Cloud', { [name]: label });
	return textSetting(connection, name);
}
