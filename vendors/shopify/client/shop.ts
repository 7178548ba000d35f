import type { Settings } from '../../../runtime/client/accountName';
import { textSetting, type Connection } from '../../../runtime/client/connection';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import { vendor } from './vendor';

/** Stable since 2026-10-01 and served to 2027-10-16 (Shopify documentation). */
export const apiVersion = '2026-10';

const writtenForms = [
	/^([a-z0-9][a-z0-9-]*)$/,
	/^(?:https?:\/\/)?([a-z0-9][a-z0-9-]*)\.myshopify\.com(?:[/?#].*)?$/,
	/^(?:https?:\/\/)?admin\.shopify\.com\/store\/([a-z0-9][a-z0-9-]*)(?:[/?#].*)?$/,
];

/** The shop's own name out of `name`, `name.myshopify.com` or an address of its panel; undefined for anything else. */
export function parseShop(text: string): string | undefined {
	const written = text.trim().toLowerCase();
	return writtenForms.map((form) => form.exec(written)?.[1]).find((name) => name !== undefined);
}

/** The shop, whichever app it is that logs in. */
export function accountOf({ shop }: Settings): string | undefined {
	return typeof shop === 'string' ? parseShop(shop) : undefined;
}

/** e.g. `loja-ponte.myshopify.com`; everything is sent there, so a credential that names no shop is refused. */
export function shopDomain(connection: Connection): string {
	const name = parseShop(textSetting(connection, 'shop'));
	if (name !== undefined) return `${name}.myshopify.com`;
	throw new IntegrationError(vendor, {
		class: 'auth',
		code: 'shopInvalid',
		message: 'The Shopify credential does not contain a valid shop name',
		hint: 'Open the credential and write the shop as "name" or "name.myshopify.com"',
	});
}

export function graphqlUrl(domain: string): string {
	return `https://${domain}/admin/api/${apiVersion}/graphql.json`;
}
