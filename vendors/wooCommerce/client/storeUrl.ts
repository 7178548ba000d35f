import type { Settings } from '../../../runtime/client/accountName';
import { textSetting, type Connection } from '../../../runtime/client/connection';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import { vendor } from './vendor';

/** A host name with a dot, a port where there is one, and the folder that WordPress may lie in; nothing else. */
const form = /^(?:https:\/\/)?([\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?(?:\.[\p{L}\p{N}-]+)+(?::\d{1,5})?)((?:\/[\w.~-]+)*)\/*$/iu;

/** What people copy along with it: addresses of the panel and of the API. */
const insideStore = /\/(?:wp-admin|wp-json|wp-login\.php)(?:[/?#].*)?$/i;

/** `https://shop.com.br` or `https://shop.com.br/loja` out of what was typed; undefined for anything else, plain http included. */
export function parseStoreUrl(text: string): string | undefined {
	const match = form.exec(text.trim().replace(insideStore, ''));
	return match ? `https://${match[1]!.toLowerCase()}${match[2]}` : undefined;
}

/** The store, whichever key it is that logs in. */
export function accountOf(settings: Settings): string | undefined {
	return typeof settings.storeUrl === 'string' ? parseStoreUrl(settings.storeUrl) : undefined;
}

/** Everything is sent there, with the key, so a credential that names no https address is refused before any call. */
export function storeUrl(connection: Connection): string {
	const url = parseStoreUrl(textSetting(connection, 'storeUrl'));
	if (url !== undefined) return url;
	throw new IntegrationError(vendor, {
		class: 'auth',
		code: 'storeUrlInvalid',
		message: 'The store address in the WooCommerce credential is not a valid https address',
		hint: 'Open the credential and write the address of the store as "https://myshop.com.br"; over plain http the key could be read on the way',
	});
}

/** What names the store in documents and keys: `loja.com.br` or `loja.com.br/loja`. */
export function storeName(connection: Connection): string {
	return storeUrl(connection).replace('https://', '');
}
