import type {
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	IDataObject,
	IHttpRequestHelper,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';
import { UserError } from 'n8n-workflow';
import { previousSecretField, shopField } from './shopify/fields';
import { neededScopes, refuseMissingScopes, scopesQuery } from './shopify/scopes';
import { shopName } from './shopify/shopName';
import { processesField } from './processesField';
import { codeRules } from './shared/testRules';

export class PonteShopifyAccessTokenApi implements ICredentialType {
	name = 'ponteShopifyAccessTokenApi';

	displayName = 'Shopify Custom App (Ponte) API';

	icon = { light: 'file:icons/shopify.svg', dark: 'file:icons/shopify.dark.svg' } as const;

	documentationUrl = 'https://help.shopify.com/en/manual/apps/app-types/custom-apps';

	properties: INodeProperties[] = [
		{
			displayName: `For a custom app that was made in the Shopify admin before 2026. It needs these Admin API scopes: ${neededScopes.join(', ')}; for returns read_returns, too.`,
			name: 'notice',
			type: 'notice',
			default: '',
		},
		shopField,
		{
			displayName: 'Admin API Access Token',
			name: 'accessToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			placeholder: 'e.g. shpat_…',
			hint: 'Shopify showed it once, when the app was installed',
		},
		{
			displayName: 'API Secret Key',
			name: 'clientSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			hint: 'Shopify admin: Settings → Apps → Develop apps, your app → API credentials',
			description: 'Proves that an event comes from Shopify',
		},
		previousSecretField,
		processesField,
		{
			// What n8n asks for once, and again after a 401: the token does not change, what it may do does.
			displayName: 'Granted Scopes',
			name: 'grantedScopes',
			type: 'hidden',
			typeOptions: { expirable: true },
			default: '',
		},
	];

	async preAuthentication(this: IHttpRequestHelper, credentials: ICredentialDataDecryptedObject): Promise<IDataObject> {
		return { grantedScopes: await grantedScopes(this, credentials) };
	}

	/** A function, not n8n's declarative form: that one evaluates an expression, and takes an isolate, for every request. */
	async authenticate(credentials: ICredentialDataDecryptedObject, options: IHttpRequestOptions): Promise<IHttpRequestOptions> {
		refuseMissingScopes(credentials, options);
		return { ...options, headers: { ...options.headers, 'X-Shopify-Access-Token': credentials.accessToken } };
	}

	test: ICredentialTestRequest = {
		request: {
			method: 'POST',
			baseURL:
				'={{"https://" + $credentials.shop.trim().toLowerCase().replace("https://", "").replace("http://", "").replace("admin.shopify.com/store/", "").split("/")[0].split(".")[0] + ".myshopify.com"}}',
			url: '/admin/api/2026-10/graphql.json',
			body: { query: scopesQuery },
			json: true,
		},
		rules: codeRules('Shopify', {
			401: 'Shopify does not accept this login any more: copy it again, and look whether the app is still installed in the shop',
			402: 'Shopify has frozen this shop for an open bill: pay it in the Shopify admin',
			403: 'Shopify knows the app but does not let it in: give it the scopes that this credential names, and install it again',
			404: 'There is no such shop: write the name in front of .myshopify.com, not the address that customers see',
			423: 'Shopify has locked this shop: ask the support of Shopify',
		}),
	};
}

async function grantedScopes({ helpers }: IHttpRequestHelper, credentials: ICredentialDataDecryptedObject): Promise<string> {
	const shop = shopName(String(credentials.shop ?? ''));
	if (shop === undefined) throw new UserError('The shop is no name and no address that ends in .myshopify.com (shop_invalid)');
	const answer: unknown = await helpers.httpRequest({
		method: 'POST',
		url: `https://${shop}.myshopify.com/admin/api/2026-10/graphql.json`,
		headers: { 'X-Shopify-Access-Token': credentials.accessToken, 'Content-Type': 'application/json' },
		body: { query: scopesQuery },
		json: true,
	});
	const { data } = (answer ?? {}) as { data?: { currentAppInstallation?: { accessScopes?: { handle: string }[] } } };
	const scopes = (data?.currentAppInstallation?.accessScopes ?? []).map(({ handle }) => handle).join(',');
	// An empty text would be asked for again with every request.
	return scopes || 'none';
}
