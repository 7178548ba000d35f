import type {
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';
import { codeRules } from './shared/testRules';
import { processesField } from './processesField';

export class PonteAsaasApi implements ICredentialType {
	name = 'ponteAsaasApi';

	displayName = 'Asaas (Ponte) API';

	icon = { light: 'file:icons/asaas.svg', dark: 'file:icons/asaas.dark.svg' } as const;

	documentationUrl = 'https://docs.asaas.com/docs/chaves-de-api';

	properties: INodeProperties[] = [
		{
			displayName: 'Environment',
			name: 'environment',
			type: 'options',
			options: [
				{ name: 'Production', value: 'production', description: 'Real money, keys begin with $aact_prod_' },
				{ name: 'Sandbox', value: 'sandbox', description: 'For trying things out, keys begin with $aact_hmlg_' },
			],
			default: 'production',
			description: 'Where the account lives. Production and sandbox have accounts and keys of their own.',
		},
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			placeholder: 'e.g. $aact_prod_000…',
			hint: 'Asaas: user menu → Integrações → Chaves de API → Gerar chave. It is shown only once.',
			description: 'The key that logs this credential in to the account',
		},
		{
			displayName: 'Alert Email',
			name: 'alertEmail',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. loja@example.com',
			hint: 'Asaas writes here when events cannot be delivered to n8n',
			description: 'An email address of yours. Asaas demands one for each webhook; customers never see it.',
		},
		processesField,
	];

	/** A function, not n8n's declarative form: that one evaluates an expression, and takes an isolate, for every request. */
	async authenticate(credentials: ICredentialDataDecryptedObject, options: IHttpRequestOptions): Promise<IHttpRequestOptions> {
		return { ...options, headers: { ...options.headers, access_token: credentials.apiKey, 'User-Agent': 'n8n-nodes-ponte' } };
	}

	test: ICredentialTestRequest = {
		request: {
			baseURL: '={{$credentials.environment === "sandbox" ? "https://api-sandbox.asaas.com/v3" : "https://api.asaas.com/v3"}}',
			url: '/finance/balance',
		},
		rules: codeRules('Asaas', {
			401: 'Asaas does not know this API key. Key and "Environment" must belong together: a sandbox key begins with $aact_hmlg_, a production key with $aact_prod_',
			403: 'Asaas does not let this server in: allow its IP address in Asaas (Integrações → Mecanismos de segurança), or remove the list there',
		}),
	};
}
