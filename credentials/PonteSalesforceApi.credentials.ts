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
import { signedAssertion } from './shared/signedAssertion';
import { codeRules } from './shared/testRules';
import { processesField } from './processesField';

const byClient = { show: { grant: ['clientCredentials'] } };
const byAssertion = { show: { grant: ['jwtBearer'] } };

export class PonteSalesforceApi implements ICredentialType {
	name = 'ponteSalesforceApi';

	displayName = 'Salesforce (Ponte) API';

	icon = { light: 'file:icons/salesforce.svg', dark: 'file:icons/salesforce.dark.svg' } as const;

	documentationUrl = 'https://help.salesforce.com/s/articleView?id=xcloud.connected_app_client_credentials_setup.htm';

	properties: INodeProperties[] = [
		{
			displayName:
				'Make an external client app in Salesforce (Setup → External Client App Manager) with the scope "Manage user data via APIs", and enable the Client Credentials Flow with an execution user in its policies.',
			name: 'notice',
			type: 'notice',
			default: '',
			displayOptions: byClient,
		},
		{
			displayName:
				'Make an external client app in Salesforce (Setup → External Client App Manager) with the scopes "Manage user data via APIs" and "Perform requests at any time", enable the JWT Bearer Flow with your certificate, and pre-authorize the user in its policies.',
			name: 'jwtNotice',
			type: 'notice',
			default: '',
			displayOptions: byAssertion,
		},
		{
			displayName: 'Log In By',
			name: 'grant',
			type: 'options',
			options: [
				{ name: 'Client Credentials', value: 'clientCredentials', description: 'Consumer key and secret; the simplest way' },
				{ name: 'JWT Bearer', value: 'jwtBearer', description: 'A certificate, where the account wants no shared secret' },
			],
			default: 'clientCredentials',
		},
		{
			displayName: 'My Domain',
			name: 'myDomain',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. loja.my.salesforce.com',
			hint: 'Salesforce: Setup → My Domain',
			description: "The account's own address. The login is taken nowhere else.",
		},
		{
			displayName: 'Consumer Key',
			name: 'clientId',
			type: 'string',
			default: '',
			required: true,
			hint: 'External Client App Manager: your app → Settings → OAuth Settings → Consumer Key and Secret',
		},
		{
			displayName: 'Consumer Secret',
			name: 'clientSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			hint: 'Next to the consumer key',
			displayOptions: byClient,
		},
		{
			displayName: 'Username',
			name: 'username',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. integracao@loja.com.br',
			hint: 'As in Setup → Users: of a sandbox it ends in the name of the sandbox',
			description: 'The user in whose name the node works',
			displayOptions: byAssertion,
		},
		{
			displayName: 'Private Key',
			name: 'privateKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			placeholder: '-----BEGIN PRIVATE KEY----- …',
			hint: 'The whole file, of the certificate that the app knows; an RSA key without a password',
			displayOptions: byAssertion,
		},
		{
			displayName: 'Access Token',
			name: 'accessToken',
			type: 'hidden',
			typeOptions: { expirable: true, password: true },
			default: '',
		},
		processesField,
	];

	async preAuthentication(this: IHttpRequestHelper, credentials: ICredentialDataDecryptedObject): Promise<IDataObject> {
		return { accessToken: await requestToken(this, credentials) };
	}

	/** A function, not n8n's declarative form: that one evaluates an expression, and takes an isolate, for every request. */
	async authenticate(credentials: ICredentialDataDecryptedObject, options: IHttpRequestOptions): Promise<IHttpRequestOptions> {
		return { ...options, headers: { ...options.headers, Authorization: `Bearer ${String(credentials.accessToken)}` } };
	}

	test: ICredentialTestRequest = {
		request: {
			baseURL:
				'={{"https://" + $credentials.myDomain.trim().toLowerCase().replace("https://", "").split("/")[0].split(".my.salesforce.com")[0] + ".my.salesforce.com"}}',
			url: '/services/data/v59.0/query',
			qs: { q: 'SELECT Id FROM Lead LIMIT 1' },
		},
		rules: codeRules('Salesforce', {
			400: 'Salesforce lets the app in, but its execution user does not see leads: give it a permission set with access to them',
			401: 'Salesforce does not accept this login: copy consumer key and secret again, and look whether the Client Credentials Flow (or the user, for JWT Bearer) is enabled in the policies of the app',
			403: 'Salesforce knows the app but does not let it in: its execution user needs the permission "API Enabled", and the day has to have calls left',
			404: 'There is no such account: copy the address from Setup → My Domain, which ends in .my.salesforce.com',
		}),
	};
}

/** The login goes to nobody but Salesforce. */
const domainForm = /^(?:https:\/\/)?([a-z0-9][a-z0-9-]*(?:\.[a-z]+)?)\.my\.salesforce\.com\/?$/;

async function requestToken({ helpers }: IHttpRequestHelper, credentials: ICredentialDataDecryptedObject): Promise<string> {
	const domain = domainForm.exec(
		String(credentials.myDomain ?? '')
			.trim()
			.toLowerCase(),
	)?.[1];
	if (domain === undefined) throw new UserError('"My Domain" is not an address that ends in .my.salesforce.com (domain_invalid)');
	const answer: unknown = await helpers
		.httpRequest({
			method: 'POST',
			url: `https://${domain}.my.salesforce.com/services/oauth2/token`,
			headers: { Accept: 'application/json', 'Content-Type': 'application/x-www-form-urlencoded' },
			body: grantOf(credentials, domain),
			json: true,
		})
		.then(
			(body: unknown) => body,
			(error: unknown) => {
				throw loginError(error);
			},
		);
	const { access_token: token } = (answer ?? {}) as IDataObject;
	if (typeof token !== 'string' || token === '') throw new UserError('Salesforce gave no access token (no_token)');
	return token;
}

/** What the login is asked for with. */
function grantOf({ grant, clientId, clientSecret, username, privateKey }: ICredentialDataDecryptedObject, domain: string): IDataObject {
	if (grant !== 'jwtBearer') return { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret };
	const claims = {
		iss: String(clientId).trim(),
		sub: String(username).trim(),
		// Sandboxes and scratch orgs have a login host of their own (Salesforce, "OAuth 2.0 JWT Bearer Flow").
		aud: /\.(?:sandbox|scratch)$/.test(domain) ? 'https://test.salesforce.com' : 'https://login.salesforce.com',
		exp: Math.floor(hostClock.now() / 1000) + longestAssertion,
	};
	return { grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion: signedAssertion(claims, String(privateKey)) };
}

/** Seconds: Salesforce takes none that is good for longer than three minutes, and clocks differ. */
const longestAssertion = 150;

/** A temporary problem is left as it is. A refusal is named by Salesforce's code in brackets, without what was sent. */
function loginError(error: unknown): unknown {
	const { response } = (error ?? {}) as { response?: { status?: number; data?: unknown } };
	const status = response?.status ?? 0;
	if (status < 400 || status === 429 || status >= 500) return error;
	const { error: code } = (typeof response?.data === 'object' && response.data !== null ? response.data : {}) as { error?: unknown };
	return new UserError(`Salesforce does not log the app in (${typeof code === 'string' ? code : 'unauthorized'})`);
}
