import { createApiClient, type ApiRequest, type VendorProfile } from '../../../runtime/client/apiClient';
import { textSetting, type Connection } from '../../../runtime/client/connection';
import type { HttpResponse } from '../../../runtime/client/http';
import { requireSettings } from '../../../runtime/client/settings';
import { classify } from './classify';
import { answering, limits, vendor } from './vendor';

const defaultVersion = 'v25.0';

/** A call to the Graph API; the path begins behind the version. Answers the body of a success. */
export type Call = (request: Omit<ApiRequest, 'url'> & { path: string }) => Promise<unknown>;

/** A file at an address that the API told. */
export type Download = (url: string) => Promise<HttpResponse>;

const profile: VendorProfile = {
	...answering,
	limits,
	headers: { Accept: 'application/json' },
	classify,
};

export function openApi(connection: Connection): Call {
	const client = createApiClient(connection, profile);
	const version = textSetting(connection, 'apiVersion') || defaultVersion;
	return async ({ path, ...request }) => (await client({ ...request, url: `https://graph.facebook.com/${version}${path}` })).body;
}

export function openDownload(connection: Connection): Download {
	const client = createApiClient(connection, { ...profile, headers: { Accept: '*/*' } });
	return async (url) => await client({ method: 'GET', url, expect: 'binary', safety: 'read' });
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
	requireSettings(connection, { ...vendor, name: 'WhatsApp Cloud' }, { [name]: label });
	return textSetting(connection, name);
}
