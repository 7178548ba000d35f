import type { ICredentialType, INodeProperties } from 'n8n-workflow';
import { processesField } from './processesField';

export class PonteRdStationOAuth2Api implements ICredentialType {
	name = 'ponteRdStationOAuth2Api';

	extends = ['oAuth2Api'];

	displayName = 'RD Station Marketing (Ponte) OAuth2 API';

	icon = { light: 'file:icons/rdStation.svg', dark: 'file:icons/rdStation.dark.svg' } as const;

	documentationUrl = 'https://developers.rdstation.com/reference/autenticacao';

	properties: INodeProperties[] = [
		{
			displayName:
				'In the RD Station App Publisher (appstore.rdstation.com/pt-BR/publisher), make an app for RD Station Marketing and give it the OAuth redirect URL above as "URL de callback". Client ID and client secret then stand on its page.',
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
			default: 'https://api.rd.services/auth/dialog',
			required: true,
		},
		{
			displayName: 'Access Token URL',
			name: 'accessTokenUrl',
			type: 'hidden',
			default: 'https://api.rd.services/auth/token',
			required: true,
		},
		{ displayName: 'Scope', name: 'scope', type: 'hidden', default: '' },
		{ displayName: 'Auth URI Query Parameters', name: 'authQueryParameters', type: 'hidden', default: '' },
		{ displayName: 'Authentication', name: 'authentication', type: 'hidden', default: 'body' },
	];
}
