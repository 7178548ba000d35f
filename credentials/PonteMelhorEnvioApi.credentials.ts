import type {
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	Icon,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';
import { codeRules } from './shared/testRules';
import { isTestOf, requireContactEmail } from './shared/checks';
import { processesField } from './processesField';

export class PonteMelhorEnvioApi implements ICredentialType {
	name = 'ponteMelhorEnvioApi';

	displayName = 'Melhor Envio (Ponte) API';

	icon: Icon = { light: 'file:icons/melhorEnvio.svg', dark: 'file:icons/melhorEnvio.dark.svg' };

	documentationUrl = 'https://docs.melhorenvio.com.br/';

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
			description: 'Where the labels are bought. The sandbox (sandbox.melhorenvio.com.br) has accounts and tokens of its own.',
		},
		{
			displayName: 'Access Token',
			name: 'accessToken',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			hint: 'In Melhor Envio: Integrações → Permissões de acesso → Gerar novo token',
			description: 'Give the token all permissions for cart, shipments, orders, users and companies',
		},
		{
			displayName: 'Contact Email',
			name: 'contactEmail',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. tech@minhaloja.com.br',
			hint: 'Melhor Envio writes to it when there is trouble with the requests',
			description: 'Melhor Envio refuses requests without an e-mail address in their User-Agent',
		},
		{
			displayName: 'Application Name',
			name: 'applicationName',
			type: 'string',
			required: true,
			default: 'Ponte',
			description: 'How the requests name themselves to Melhor Envio, without accents',
		},
		{
			displayName: 'App Secret',
			name: 'webhookSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			hint: 'Only for the webhooks of Shipment Trigger: Integrações → Área Dev → your app → Secret',
			description: 'What Melhor Envio signs its webhooks with. Without it none is accepted.',
		},
		processesField,
	];

	/** A function, not n8n's declarative form: that one evaluates an expression, and takes an isolate, for every request. */
	async authenticate(credentials: ICredentialDataDecryptedObject, options: IHttpRequestOptions): Promise<IHttpRequestOptions> {
		if (isTestOf(options, /\/api\/v2\/me$/)) requireContactEmail(credentials);
		return { ...options, headers: { ...options.headers, Authorization: `Bearer ${String(credentials.accessToken)}` } };
	}

	test: ICredentialTestRequest = {
		request: {
			baseURL: '={{$credentials.environment === "sandbox" ? "https://sandbox.melhorenvio.com.br" : "https://melhorenvio.com.br"}}',
			url: '/api/v2/me',
			headers: {
				Accept: 'application/json',
				'User-Agent': '={{$credentials.applicationName}} ({{$credentials.contactEmail}})',
			},
		},
		rules: codeRules('Melhor Envio', {
			401: 'Melhor Envio does not know this token. Token and "Environment" must belong together, and a token ends after a year: make a new one if need be',
			403: 'Melhor Envio turned the call away: the token lacks permissions (make a new one with all of them), or "Contact Email" is not an e-mail address',
		}),
	};
}
