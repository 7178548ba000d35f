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

export class PonteEvolutionApi implements ICredentialType {
	name = 'ponteEvolutionApi';

	displayName = 'Evolution (Ponte) API';

	icon: Icon = { light: 'file:icons/evolution.svg', dark: 'file:icons/evolution.dark.svg' };

	documentationUrl = 'https://doc.evolution-api.com/v2/en/get-started/introduction';

	properties: INodeProperties[] = [
		{
			displayName: 'Server URL',
			name: 'serverUrl',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. https://evolution.minhaloja.com.br',
			hint: 'As you open it in the browser; https:// is added where it is missing. http:// is taken for localhost and private networks only.',
			description: 'Where your Evolution API v2 server runs',
		},
		{
			displayName: 'Instance Name',
			name: 'instanceName',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. minha-loja',
			hint: 'In Evolution Manager, as written there: capital letters count',
		},
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			hint: "The instance's own token in Evolution Manager. The key of the whole server works, too, but opens every instance.",
		},
		{
			displayName: 'Webhook JWT Secret',
			name: 'webhookJwtSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			hint: 'A long text of your own choice. Only for receiving; sending does not use it.',
			description: 'Evolution signs a token with it for every webhook, so that nobody else can send one',
		},
	];

	/** A function, not n8n's declarative form: that one evaluates an expression, and takes an isolate, for every request. */
	async authenticate(credentials: ICredentialDataDecryptedObject, options: IHttpRequestOptions): Promise<IHttpRequestOptions> {
		requireSafeServer(options);
		return { ...options, headers: { ...options.headers, apikey: credentials.apiKey } };
	}

	test: ICredentialTestRequest = {
		request: {
			baseURL: '={{ ($credentials.serverUrl.includes("://") ? "" : "https://") + $credentials.serverUrl.trim().replace(/\\/+$/, "") }}',
			url: '=/instance/connectionState/{{ encodeURIComponent($credentials.instanceName) }}',
		},
		rules: bothRules(
			codeRules('Evolution API', {
				...serverWords('Evolution API'),
				401: 'Evolution does not know this API key: copy the token of the instance from Evolution Manager',
				403: 'Evolution does not let this key see the instance: the token must be that of the instance named here',
				404: 'There is no such instance at this address: capital letters count in "Instance Name", and the server has to be Evolution API v2',
			}),
			[
				{
					type: 'responseSuccessBody',
					properties: {
						key: 'instance.state',
						value: 'close',
						message: 'The key is right, but the instance is not connected to WhatsApp: scan the QR code in Evolution Manager',
					},
				},
				{
					type: 'responseSuccessBody',
					properties: {
						key: 'instance.state',
						value: 'connecting',
						message:
							'The key is right, but the instance is still connecting to WhatsApp: scan the QR code in Evolution Manager, or wait a minute',
					},
				},
			],
		),
	};
}
