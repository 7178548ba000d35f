/** Fields that both Shopify credentials have. */
import type { INodeProperties } from 'n8n-workflow';

export const shopField: INodeProperties = {
	displayName: 'Shop',
	name: 'shop',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. minha-loja.myshopify.com',
	hint: 'Shopify admin: Settings → Domains, the one that ends in .myshopify.com',
	description: 'The name before .myshopify.com, or the whole address',
};

export const previousSecretField: INodeProperties = {
	displayName: 'Previous Secret',
	name: 'previousClientSecret',
	type: 'string',
	typeOptions: { password: true },
	default: '',
	hint: 'Only while you change the secret: Shopify signs events with the old one until you revoke it',
	description: 'The secret from before the rotation. Empty it when the old secret is revoked.',
};

/** What Shopify says the app may do, as it was told with the last login. */
export const grantedScopesField: INodeProperties = {
	displayName: 'Granted Scopes',
	name: 'grantedScopes',
	type: 'hidden',
	default: '',
};
