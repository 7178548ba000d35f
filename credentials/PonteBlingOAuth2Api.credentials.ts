import type { ICredentialType, INodeProperties } from 'n8n-workflow';
import { processesField } from './processesField';

export class PonteBlingOAuth2Api implements ICredentialType {
	name = 'ponteBlingOAuth2Api';

	extends = ['oAuth2Api'];

	displayName = 'Bling (Ponte) OAuth2 API';

	icon = { light: 'file:icons/bling.svg', dark: 'file:icons/bling.dark.svg' } as const;

	documentationUrl = 'https://developer.bling.com.br/aplicativos';

	properties: INodeProperties[] = [
		{
			displayName:
				'In Bling, open Central de Extensões → "Área do integrador" → "Criar aplicativo". Give it the OAuth redirect URL above as "Link de redirecionamento", and the scopes for contacts, products, sales orders, notas fiscais (read and send), stock, warehouses, payment methods, naturezas de operações and sales channels. Client ID and client secret then stand under "Informações do app".',
			name: 'setupNotice',
			type: 'notice',
			default: '',
		},
		processesField,
		{ displayName: 'Grant Type', name: 'grantType', type: 'hidden', default: 'authorizationCode' },
		{
			displayName: 'Authorization URL',
			name: 'authUrl',
			type: 'hidden',
			default: 'https://bling.com.br/Api/v3/oauth/authorize',
			required: true,
		},
		{
			displayName: 'Access Token URL',
			name: 'accessTokenUrl',
			type: 'hidden',
			default: 'https://api.bling.com.br/Api/v3/oauth/token',
			required: true,
		},
		{ displayName: 'Scope', name: 'scope', type: 'hidden', default: '' },
		{ displayName: 'Auth URI Query Parameters', name: 'authQueryParameters', type: 'hidden', default: '' },
		{ displayName: 'Authentication', name: 'authentication', type: 'hidden', default: 'header' },
	];
}
