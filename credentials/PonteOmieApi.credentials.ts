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

export class PonteOmieApi implements ICredentialType {
	name = 'ponteOmieApi';

	displayName = 'Omie (Ponte) API';

	icon: Icon = { light: 'file:icons/omie.svg', dark: 'file:icons/omie.dark.svg' };

	documentationUrl = 'https://developer.omie.com.br/';

	properties: INodeProperties[] = [
		{
			displayName: 'App Key',
			name: 'appKey',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. 1234567890123',
			hint: 'In Omie: Configurações → Resumo do app → Chaves de integração',
			description: 'Names the company in Omie. Each company has its own key.',
		},
		{
			displayName: 'App Secret',
			name: 'appSecret',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			hint: 'It stands beside the app key',
			description: 'The secret that belongs to the app key',
		},
		{
			displayName: 'Bank Account',
			name: 'bankAccount',
			type: 'string',
			default: '',
			placeholder: 'e.g. Banco do Brasil',
			hint: 'Its name in Omie under Finanças → Contas correntes. Empty: the only account, where there is just one.',
			description: 'The account (conta corrente) that the money of sales goes to, by name or code. Needed for ERP Invoice.',
		},
		{
			displayName: 'Category Code',
			name: 'category',
			type: 'string',
			default: '1.01.03',
			hint: '1.01.03 is "Clientes - Revenda de Mercadoria" in every new account',
			description: 'The revenue category (categoria) of sales, by its code in Omie. Needed for ERP Invoice.',
		},
		processesField,
	];

	/** Omie wants the login in the body. Files are fetched without one. */
	async authenticate(credentials: ICredentialDataDecryptedObject, options: IHttpRequestOptions): Promise<IHttpRequestOptions> {
		if (options.method !== 'POST') return options;
		const login = { app_key: String(credentials.appKey).trim(), app_secret: String(credentials.appSecret).trim() };
		return { ...options, body: { ...(options.body as object), ...login } };
	}

	/** The size of the page differs from second to second: Omie refuses the same question within a minute, and a test is pressed twice. */
	test: ICredentialTestRequest = {
		request: {
			baseURL: 'https://app.omie.com.br/api/v1',
			url: '/geral/categorias/',
			method: 'POST',
			body: { call: 'ListarCategorias', param: [{ pagina: 1, registros_por_pagina: '={{ 1 + $now.toUnixInteger() % 100 }}' }] },
		},
		rules: codeRules('Omie', {
			403: 'Omie does not accept App Key and App Secret: copy both from the same app (Configurações → Resumo do app)',
			425: 'Omie has blocked this App Key for about 30 minutes, after too many calls of some program: test again later',
			500: 'Omie refused the call, mostly because App Key and App Secret do not belong together: copy both from the same app, then test again in a minute',
		}),
	};
}
