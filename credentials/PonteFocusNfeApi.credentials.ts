import type {
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';

const states = 'AC AL AM AP BA CE DF ES GO MA MG MS MT PA PB PE PI PR RJ RN RO RR RS SC SE SP TO'.split(' ');

export class PonteFocusNfeApi implements ICredentialType {
	name = 'ponteFocusNfeApi';

	displayName = 'Focus NFe (Ponte) API';

	icon = { light: 'file:icons/focusNfe.svg', dark: 'file:icons/focusNfe.dark.svg' } as const;

	documentationUrl = 'https://focusnfe.com.br/doc/';

	properties: INodeProperties[] = [
		{
			displayName: 'Environment',
			name: 'environment',
			type: 'options',
			options: [
				{ name: 'Production', value: 'production', description: 'Invoices that count' },
				{ name: 'Homologation', value: 'homologation', description: 'For trying things out: SEFAZ answers, nothing counts' },
			],
			default: 'production',
			description: 'Where invoices are issued. Each environment has a token of its own.',
		},
		{
			displayName: 'Token',
			name: 'token',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			hint: 'In the Focus NFe panel: Minhas Empresas → your company → Tokens. Take the one of the chosen environment.',
			description: 'The token that logs this credential in for one company',
		},
		{
			displayName: 'CNPJ of the Company',
			name: 'cnpj',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. 12.ABC.345/01DE-35',
			hint: 'With or without punctuation; a CNPJ may hold letters',
			description: 'The company that issues, as it is registered with Focus NFe',
		},
		{
			displayName: 'State of the Company',
			name: 'state',
			type: 'options',
			options: states.map((state) => ({ name: state, value: state })),
			default: 'SP',
			required: true,
			description: 'Where the company is registered. A sale to another state has a CFOP of its own.',
		},
	];

	/** A function, not n8n's declarative form: that one evaluates an expression, and takes an isolate, for every request. */
	async authenticate(credentials: ICredentialDataDecryptedObject, options: IHttpRequestOptions): Promise<IHttpRequestOptions> {
		// The token is the user, the password stays empty.
		const login = Buffer.from(`${String(credentials.token)}:`).toString('base64');
		return { ...options, headers: { ...options.headers, Authorization: `Basic ${login}` } };
	}

	test: ICredentialTestRequest = {
		request: {
			baseURL: '={{$credentials.environment === "homologation" ? "https://homologacao.focusnfe.com.br" : "https://api.focusnfe.com.br"}}',
			url: '/v2/hooks',
		},
	};
}
