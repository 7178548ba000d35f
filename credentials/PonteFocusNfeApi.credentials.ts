import type {
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';
import { processesField } from './processesField';

const states = 'AC AL AM AP BA CE DF ES GO MA MG MS MT PA PB PE PI PR RJ RN RO RR RS SC SE SP TO'.split(' ');
import { codeRules } from './shared/testRules';

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
		{
			displayName: 'City of the Company',
			name: 'city',
			type: 'string',
			default: '',
			placeholder: 'e.g. São José dos Campos',
			hint: 'Only for NFS-e; with its accents',
			description: 'The city hall that the company pays ISS to',
		},
		{
			displayName: 'Municipal Registration',
			name: 'municipalRegistration',
			type: 'string',
			default: '',
			placeholder: 'e.g. 123456',
			hint: 'Only for NFS-e (inscrição municipal)',
			description: 'Number of the company at the city hall',
		},
		{
			displayName: 'NFS-e System',
			name: 'serviceSystem',
			type: 'options',
			options: [
				{ name: 'City Hall', value: 'city', description: "The city's own system" },
				{ name: 'National', value: 'national', description: 'The national system: every MEI, and cities that have moved to it' },
			],
			default: 'city',
			hint: 'Only for NFS-e; the one that is switched on for the company in the Focus NFe panel',
			description: 'Where NFS-e are issued',
		},
		{
			displayName: 'Tax Regime',
			name: 'taxRegime',
			type: 'options',
			options: [
				{ name: 'MEI', value: 'mei', description: 'A single entrepreneur under Simples Nacional' },
				{ name: 'Regular', value: 'regular', description: 'Lucro Presumido or Lucro Real' },
				{ name: 'Simples Nacional (ME or EPP)', value: 'simples', description: 'A small company under Simples Nacional' },
			],
			default: 'simples',
			hint: 'Only for NFS-e',
			description: 'How the company is taxed; the accountant knows',
		},
		processesField,
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
		rules: codeRules('Focus NFe', {
			401: 'Focus NFe does not know this token. Token and "Environment" must belong together: production and homologation have one each',
			403: 'Focus NFe knows the token, but the company is not allowed to use its API: see Minhas Empresas in its panel',
		}),
	};
}
