import { textSetting, type Connection } from './connection';
import { IntegrationError } from '../errors/integrationError';
import { requireSettings } from './settings';
import type { Vendor } from './vendor';

/** The host where a path begins: this computer, a name of its own network (a container), or an address that no router passes on. */
const privateHosts = [
	/^localhost$/,
	/^127(\.\d{1,3}){3}$/,
	/^\[::1\]$/,
	/^[a-z0-9_-]+$/,
	/^10(\.\d{1,3}){3}$/,
	/^192\.168(\.\d{1,3}){2}$/,
	/^172\.(1[6-9]|2\d|3[01])(\.\d{1,3}){2}$/,
];

/**
 * The address of a server that the shop runs itself, without a slash at its end. The API key goes there with every call, so it has to be
 * https, unless the way never leaves the shop's own network. Anything else is refused before a call.
 */
export function ownServerUrl(connection: Connection, vendor: Vendor): string {
	requireSettings(connection, vendor, { serverUrl: 'Server URL' });
	const url = parse(withScheme(textSetting(connection, 'serverUrl').trim()));
	const problem = url === undefined ? 'is not an address' : problemOf(url);
	if (url === undefined || problem !== undefined) {
		throw new IntegrationError(vendor, {
			class: 'auth',
			code: 'serverUrl',
			message: `The "Server URL" in the ${vendor.name} credential ${problem}`,
			hint: 'Write it as https://your-server.example, as you open it in the browser. http:// is accepted for localhost and private networks only',
		});
	}
	return `${url.origin}${url.pathname}`.replace(/\/+$/, '');
}

/** People copy an address without its beginning; a port alone (`server:3000`) is no scheme. */
function withScheme(text: string): string {
	return text.includes('://') ? text : `https://${text}`;
}

function parse(text: string): URL | undefined {
	try {
		return new URL(text);
	} catch {
		return undefined;
	}
}

function problemOf({ protocol, hostname, username, password, search, hash }: URL): string | undefined {
	if (username !== '' || password !== '') return 'contains a login';
	if (search !== '' || hash !== '') return 'has something after the path';
	if (protocol === 'https:') return undefined;
	const isPrivate = privateHosts.some((pattern) => pattern.test(hostname));
	return protocol === 'http:' && isPrivate ? undefined : 'does not begin with https://';
}
