import type { ICredentialType, INodeProperties } from 'n8n-workflow';
import { processesField } from './processesField';

export class PonteOlistTinyOAuth2Api implements ICredentialType {
	name = 'ponteOlistTinyOAuth2Api';

	extends = ['oAuth2Api'];

	displayName = 'Olist Tiny (Ponte) OAuth2 API';

	icon = { light: 'file:icons/olistTiny.svg', dark: 'file:icons/olistTiny.dark.svg' } as const;

	documentationUrl = 'https://api-docs.erp.olist.com';

	properties: INodeProperties[] = [
		{
			displayName:
				'In Olist Tiny, open Configurações → Geral → "Aplicativos" → "Novo aplicativo" (API v3). Give it the OAuth redirect URL above as "URL de redirecionamento", and permissions to read and edit contacts, products, sales orders, notas fiscais and stock. It then shows Client ID and client secret. A login that nothing uses for a day ends and has to be connected again: let a workflow ask Olist Tiny for something every few hours.',
			name: 'setupNotice',
			type: 'notice',
			default: '',
		},
		{
			displayName: 'Requests per Minute',
			name: 'requestsPerMinute',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 600, numberPrecision: 0 },
			default: 30,
			hint: 'Any plan allows 30. Set it to what your plan allows for writing, less what other integrations of the account use.',
			description: 'How often Olist Tiny is asked at most. All integrations of the account share the requests of its plan.',
		},
		processesField,
		{ displayName: 'Grant Type', name: 'grantType', type: 'hidden', default: 'authorizationCode' },
		{
			displayName: 'Authorization URL',
			name: 'authUrl',
			type: 'hidden',
			default: 'https://accounts.tiny.com.br/realms/tiny/protocol/openid-connect/auth',
			required: true,
		},
		{
			displayName: 'Access Token URL',
			name: 'accessTokenUrl',
			type: 'hidden',
			default: 'https://accounts.tiny.com.br/realms/tiny/protocol/openid-connect/token',
			required: true,
		},
		{ displayName: 'Scope', name: 'scope', type: 'hidden', default: 'openid' },
		{ displayName: 'Auth URI Query Parameters', name: 'authQueryParameters', type: 'hidden', default: '' },
		{ displayName: 'Authentication', name: 'authentication', type: 'hidden', default: 'body' },
	];
}
