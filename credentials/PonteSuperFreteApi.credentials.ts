import type {
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	Icon,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';
import { codeRules } from './shared/testRules';
import { processesField } from './processesField';

export class PonteSuperFreteApi implements ICredentialType {
	name = 'ponteSuperFreteApi';

	displayName = 'SuperFrete (Ponte) API';

	icon: Icon = { light: 'file:icons/superFrete.svg', dark: 'file:icons/superFrete.dark.svg' };

	documentationUrl = 'https://superfrete.readme.io/';

	properties: INodeProperties[] = [
		{
			displayName: 'Environment',
			name: 'environment',
			type: 'options',
			options: [
				{ name: 'Production', value: 'production' },
				{ name: 'Sandbox', value: 'sandbox' },
			],
			default: 'production',
			description: 'Where the labels are bought. The sandbox (sandbox.superfrete.com) has accounts and tokens of its own.',
		},
		{
			displayName: 'Access Token',
			name: 'accessToken',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			hint: 'In SuperFrete: Integrações → Desenvolvedores → Integrar',
		},
		{
			displayName: 'Account Email',
			name: 'accountEmail',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. contato@minhaloja.com.br',
			hint: 'The one that the SuperFrete account is registered with',
			description: 'SuperFrete lists labels only for requests that name it in their User-Agent',
		},
		{
			displayName: 'Sender CEP',
			name: 'senderPostalCode',
			type: 'string',
			default: '',
			placeholder: 'e.g. 01310-100',
			hint: 'Only for an account with several addresses: the one that parcels leave from',
		},
		processesField,
	];

	/** A function, not n8n's declarative form: that one evaluates an expression, and takes an isolate, for every request. */
	async authenticate(credentials: ICredentialDataDecryptedObject, options: IHttpRequestOptions): Promise<IHttpRequestOptions> {
		return { ...options, headers: { ...options.headers, Authorization: `Bearer ${String(credentials.accessToken)}` } };
	}

	test: ICredentialTestRequest = {
		request: {
			baseURL: '={{$credentials.environment === "sandbox" ? "https://sandbox.superfrete.com" : "https://api.superfrete.com"}}',
			url: '/api/v0/user',
			headers: { Accept: 'application/json', 'User-Agent': '=Ponte 1.0 ({{$credentials.accountEmail}})' },
		},
		rules: codeRules('SuperFrete', {
			401: 'SuperFrete does not know this token. Token and "Environment" must belong together',
			403: 'SuperFrete turned the call away: check the token, and that "Account Email" is an e-mail address',
		}),
	};
}
