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
import { hostClock } from '../runtime/host/clock';
import { grantedScopesField, previousSecretField, shopField } from './shopify/fields';
import { neededScopes, refuseMissingScopes, scopesQuery } from './shopify/scopes';
import { shopName } from './shopify/shopName';
import { processesField } from './processesField';
import { codeRules } from './shared/testRules';

export class PonteShopifyApi implements ICredentialType {
	name = 'ponteShopifyApi';

	displayName = 'Shopify (Ponte) API';

	icon = { light: 'file:icons/shopify.svg', dark: 'file:icons/shopify.dark.svg' } as const;

	documentationUrl = 'https://shopify.dev/docs/apps/build/authentication-authorization/access-tokens/client-credentials-grant';

	properties: INodeProperties[] = [
		{
			displayName: `Make an app in the Shopify Dev Dashboard, give it these scopes, and install it in the shop: ${neededScopes.join(', ')}; for returns read_returns, too. Ask there for access to protected customer data, too.`,
			name: 'notice',
			type: 'notice',
			default: '',
		},
		shopField,
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
		previousSecretField,
		processesField,
		{
			displayName: 'Access Token',
			name: 'accessToken',
			type: 'hidden',
			typeOptions: { expirable: true, password: true },
			default: '',
		},
		grantedScopesField,
	];

	async preAuthentication(this: IHttpRequestHelper, credentials: ICredentialDataDecryptedObject): Promise<IDataObject> {
		return { ...(await loginInstead(this, credentials)) };
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

/** What a login gives. */
interface Login {
	accessToken: string;
	grantedScopes: string;
}

interface Flight {
	login: Promise<Login>;
	endsAt: number;
}

/** Long enough for everybody who got the same 401, short enough that a person who changes the app gets a new token. */
const flightLifeMs = 60_000;

/** Without a token nobody was rejected: those who start together share a call, and a test that is pressed again asks again. */
const firstFlightLifeMs = 5000;

const flights = new Map<string, Flight>();

/**
 * A token to use instead of the rejected one (or of none). n8n asks once for every request that got a 401; all that lost the same
 * token share one call to Shopify.
 */
async function loginInstead(context: IHttpRequestHelper, credentials: ICredentialDataDecryptedObject): Promise<Login> {
	const key = ['shop', 'clientId', 'clientSecret', 'accessToken'].map((name) => String(credentials[name] ?? '')).join('\n');
	const now = hostClock.now();
	for (const [each, { endsAt }] of flights) if (now > endsAt) flights.delete(each);
	const flight = flights.get(key) ?? {
		login: requestToken(context, credentials),
		endsAt: now + (credentials.accessToken ? flightLifeMs : firstFlightLifeMs),
	};
	flights.set(key, flight);
	return await flight.login.then(
		(login) => login,
		(error: unknown) => {
			flights.delete(key);
			throw error;
		},
	);
}

async function requestToken({ helpers }: IHttpRequestHelper, credentials: ICredentialDataDecryptedObject): Promise<Login> {
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
	const { access_token: accessToken, scope } = (answer ?? {}) as IDataObject;
	if (typeof accessToken !== 'string' || accessToken === '') throw refused('Shopify gave no access token (no_token)');
	return { accessToken, grantedScopes: typeof scope === 'string' ? scope : '' };
}

/** A temporary problem is left as it is. A refusal is named by Shopify's code in brackets, which nodes turn into the next step. */
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

function refused(message: string): UserError {
	return new UserError(message);
}
