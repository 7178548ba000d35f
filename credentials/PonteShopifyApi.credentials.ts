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

const scopes = [
	'read_orders',
	'write_orders',
	'read_customers',
	'read_inventory',
	'write_inventory',
	'read_locations',
	'write_fulfillments',
	'read_merchant_managed_fulfillment_orders',
	'write_merchant_managed_fulfillment_orders',
].join(', ');

export class PonteShopifyApi implements ICredentialType {
	name = 'ponteShopifyApi';

	displayName = 'Shopify (Ponte) API';

	icon = { light: 'file:icons/shopify.svg', dark: 'file:icons/shopify.dark.svg' } as const;

	documentationUrl = 'https://shopify.dev/docs/apps/build/authentication-authorization/access-tokens/client-credentials-grant';

	properties: INodeProperties[] = [
		{
			displayName: `Make an app in the Shopify Dev Dashboard, give it these scopes, and install it in the shop: ${scopes}. Ask there for access to protected customer data, too.`,
			name: 'notice',
			type: 'notice',
			default: '',
		},
		{
			displayName: 'Shop',
			name: 'shop',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. minha-loja.myshopify.com',
			hint: 'Shopify panel: Settings → Domains, the one that ends in .myshopify.com',
			description: 'The name before .myshopify.com, or the whole address',
		},
		{
			displayName: 'Client ID',
			name: 'clientId',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. 0123456789abcdef0123456789abcdef',
			hint: 'Dev Dashboard: your app → Settings → Credentials',
		},
		{
			displayName: 'Client Secret',
			name: 'clientSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			hint: 'Dev Dashboard: your app → Settings → Credentials, next to the Client ID',
			description: 'Logs the app in, and proves that an event comes from Shopify',
		},
		{
			displayName: 'Previous Client Secret',
			name: 'previousClientSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			hint: 'Only while you change the secret: Shopify signs events with the old one until you revoke it',
			description: 'The secret from before the rotation. Empty it when the old secret is revoked.',
		},
		{
			displayName: 'Access Token',
			name: 'accessToken',
			type: 'hidden',
			typeOptions: { expirable: true, password: true },
			default: '',
		},
	];

	async preAuthentication(this: IHttpRequestHelper, credentials: ICredentialDataDecryptedObject): Promise<IDataObject> {
		return { accessToken: await tokenInstead(this, credentials) };
	}

	/** A function, not n8n's declarative form: that one evaluates an expression, and takes an isolate, for every request. */
	async authenticate(credentials: ICredentialDataDecryptedObject, options: IHttpRequestOptions): Promise<IHttpRequestOptions> {
		return { ...options, headers: { ...options.headers, 'X-Shopify-Access-Token': credentials.accessToken } };
	}

	test: ICredentialTestRequest = {
		request: {
			method: 'POST',
			baseURL:
				'={{"https://" + $credentials.shop.trim().toLowerCase().replace("https://", "").replace("http://", "").replace("admin.shopify.com/store/", "").split("/")[0].split(".")[0] + ".myshopify.com"}}',
			url: '/admin/api/2026-10/graphql.json',
			body: { query: '{ shop { name } currentAppInstallation { accessScopes { handle } } }' },
			json: true,
		},
	};
}

interface Flight {
	token: Promise<string>;
	startedAt: number;
}

/** Long enough for everybody who got the same 401, short enough that a person who changes the app gets a new token. */
const flightLifeMs = 60_000;

const flights = new Map<string, Flight>();

/**
 * A token to use instead of the rejected one (or of none). n8n asks once for every request that got a 401; all that lost the same
 * token share one call to Shopify.
 */
async function tokenInstead(context: IHttpRequestHelper, credentials: ICredentialDataDecryptedObject): Promise<string> {
	const key = ['shop', 'clientId', 'clientSecret', 'accessToken'].map((name) => String(credentials[name] ?? '')).join('\n');
	const now = Date.now();
	for (const [each, { startedAt }] of flights) if (now - startedAt > flightLifeMs) flights.delete(each);
	const flight = flights.get(key) ?? { token: requestToken(context, credentials), startedAt: now };
	flights.set(key, flight);
	return await flight.token.then(
		(token) => token,
		(error: unknown) => {
			flights.delete(key);
			throw error;
		},
	);
}

async function requestToken({ helpers }: IHttpRequestHelper, credentials: ICredentialDataDecryptedObject): Promise<string> {
	const shop = shopName(String(credentials.shop ?? ''));
	if (shop === undefined) throw refused('The shop is no name and no address that ends in .myshopify.com (shop_invalid)');
	const request = helpers.httpRequest({
		method: 'POST',
		url: `https://${shop}.myshopify.com/admin/oauth/access_token`,
		headers: { Accept: 'application/json', 'Content-Type': 'application/x-www-form-urlencoded' },
		body: { grant_type: 'client_credentials', client_id: credentials.clientId, client_secret: credentials.clientSecret },
		json: true,
	});
	const answer: unknown = await request.then(
		(body: unknown) => body,
		(error: unknown) => {
			throw loginError(error);
		},
	);
	const { access_token: token } = (answer ?? {}) as IDataObject;
	if (typeof token !== 'string' || token === '') throw refused('Shopify gave no access token (no_token)');
	return token;
}

/** A passing fault is left as it is. A refusal is named by Shopify's code in brackets, which nodes turn into the next step. */
function loginError(error: unknown): unknown {
	const { response } = (error ?? {}) as { response?: { status?: number; data?: unknown } };
	const status = response?.status ?? 0;
	if (status < 400 || status === 429 || status >= 500) return error;
	return refused(`Shopify does not log the app in (${errorCode(response?.data) ?? 'unauthorized'})`);
}

/** Shopify says it as JSON, as text or as a page (seen in the wild); the codes are the same. */
function errorCode(body: unknown): string | undefined {
	const { error } = (typeof body === 'object' && body !== null ? body : {}) as { error?: unknown };
	if (typeof error === 'string') return error;
	return /\b(shop_not_permitted|app_not_installed|application_cannot_be_found|invalid_client|invalid_request)\b/.exec(String(body))?.[1];
}

/** `name` out of `name`, `name.myshopify.com` or an address of the shop's panel. */
function shopName(written: string): string | undefined {
	const match =
		/^(?:https?:\/\/)?(?:admin\.shopify\.com\/store\/([a-z0-9][a-z0-9-]*)|([a-z0-9][a-z0-9-]*)\.myshopify\.com)(?:[/?#].*)?$|^([a-z0-9][a-z0-9-]*)$/.exec(
			written.trim().toLowerCase(),
		);
	return match?.[1] ?? match?.[2] ?? match?.[3];
}

function refused(message: string): UserError {
	return new UserError(message);
}
