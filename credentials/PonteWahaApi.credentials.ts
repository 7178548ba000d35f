import type {
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	Icon,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';
import { requireSafeServer } from './safeServer';
import { bothRules, codeRules, serverWords } from './shared/testRules';

export class PonteWahaApi implements ICredentialType {
	name = 'ponteWahaApi';

	displayName = 'WAHA (Ponte) API';

	icon: Icon = { light: 'file:icons/waha.svg', dark: 'file:icons/waha.dark.svg' };

	documentationUrl = 'https://waha.devlike.pro/docs/how-to/security/';

	properties: INodeProperties[] = [
		{
			displayName: 'Server URL',
			name: 'serverUrl',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. https://waha.minhaloja.com.br',
			hint: 'As you open it in the browser, without /dashboard. http:// is taken for localhost and private networks only.',
			description: 'Where your WAHA server runs',
		},
		{
			displayName: 'Session',
			name: 'session',
			type: 'string',
			required: true,
			default: 'default',
			hint: 'The name of the session in the WAHA dashboard',
		},
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			hint: 'The value of WAHA_API_KEY of your server: the plain key, not its hash',
		},
		{
			displayName: 'Webhook HMAC Secret',
			name: 'webhookHmacSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			hint: 'A long text of your own choice. Only for receiving; sending does not use it.',
			description: 'WAHA signs every webhook with it, so that nobody else can send one',
		},
	];

	/** A function, not n8n's declarative form: that one evaluates an expression, and takes an isolate, for every request. */
	async authenticate(credentials: ICredentialDataDecryptedObject, options: IHttpRequestOptions): Promise<IHttpRequestOptions> {
		requireSafeServer(options);
		return { ...options, headers: { ...options.headers, 'X-Api-Key': credentials.apiKey } };
	}

	test: ICredentialTestRequest = {
		request: {
			baseURL: '={{ ($credentials.serverUrl.includes("://") ? "" : "https://") + $credentials.serverUrl.trim().replace(/\\/+$/, "") }}',
			url: '=/api/sessions/{{ encodeURIComponent($credentials.session) }}',
		},
		rules: bothRules(
			codeRules('WAHA', {
				...serverWords('WAHA'),
				401: 'WAHA does not know this API key: it is WAHA_API_KEY of the server, or a key made in its dashboard',
				403: 'WAHA knows the key, but not for this session: make a key for it in the dashboard',
				404: 'There is no such session at this address: see Sessions in the WAHA dashboard, and check the "Server URL"',
			}),
			[
				{
					type: 'responseSuccessBody',
					properties: {
						key: 'status',
						value: 'SCAN_QR_CODE',
						message: 'The key is right, but the session is not connected to WhatsApp: scan the QR code in the WAHA dashboard',
					},
				},
				{
					type: 'responseSuccessBody',
					properties: {
						key: 'status',
						value: 'STARTING',
						message: 'The key is right, but the session is not connected to WhatsApp: it is starting, try again in a minute',
					},
				},
				{
					type: 'responseSuccessBody',
					properties: {
						key: 'status',
						value: 'FAILED',
						message: 'The key is right, but the session is not connected to WhatsApp: restart it in the WAHA dashboard',
					},
				},
				{
					type: 'responseSuccessBody',
					properties: {
						key: 'status',
						value: 'STOPPED',
						message: 'The key is right, but the session is not connected to WhatsApp: start it in the WAHA dashboard',
					},
				},
			],
		),
	};
}
