import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';
import { UserError } from 'n8n-workflow';

/** What the nodes need to do all that they offer. A write scope contains the read scope of the same things. */
export const neededScopes = [
	'read_orders',
	'write_orders',
	'read_customers',
	'read_inventory',
	'write_inventory',
	'read_locations',
	'write_fulfillments',
	'read_merchant_managed_fulfillment_orders',
	'write_merchant_managed_fulfillment_orders',
];

export const scopesQuery = '{ shop { name } currentAppInstallation { accessScopes { handle } } }';

/**
 * n8n shows what a credential test throws, and can look at fixed places of an answer only, not into a list of scopes. So the scopes
 * come with the login, and the test's request is refused here before it is sent, with the scopes by name.
 */
export function refuseMissingScopes({ grantedScopes }: ICredentialDataDecryptedObject, { body }: IHttpRequestOptions): void {
	const isTest = (body as { query?: unknown } | undefined)?.query === scopesQuery;
	const missing = isTest && grantedScopes ? missingScopes(String(grantedScopes)) : [];
	if (missing.length === 0) return;
	throw new UserError(
		`The app lacks ${missing.length === 1 ? 'the scope' : 'the scopes'} ${missing.join(', ')}. Give it to the app in Shopify, release the version and update the app in the shop.`,
	);
}

/** `granted`: with commas between them, as Shopify's token endpoint tells. */
export function missingScopes(granted: string): string[] {
	const given = new Set(granted.split(',').map((scope) => scope.trim()));
	return neededScopes.filter((scope) => !given.has(scope) && !given.has(scope.replace('read_', 'write_')));
}
