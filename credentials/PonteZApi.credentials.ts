import type {
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	Icon,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';
import { bothRules, codeRules } from './shared/testRules';

export class PonteZApi implements ICredentialType {
	name = 'ponteZApi';

	displayName = 'Z-API (Ponte) API';

	icon: Icon = { light: 'file:icons/zApi.svg', dark: 'file:icons/zApi.dark.svg' };

	documentationUrl = 'https://developer.z-api.io/en/quick-start/introduction';

	properties: INodeProperties[] = [
		{
			displayName: 'Instance ID',
			name: 'instanceId',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. 3C01A2B3…',
			hint: 'In the Z-API panel: Instances, in the instance',
		},
		{
			displayName: 'Instance Token',
			name: 'instanceToken',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			hint: 'In the Z-API panel: Instances, in the instance, next to its ID',
		},
		{
			displayName: 'Client Token',
			name: 'clientToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			hint: 'In the Z-API panel: Segurança → Token de segurança da conta. Empty only while that token is not activated.',
			description: 'The security token of the account',
		},
	];

	/** A function, not n8n's declarative form: that one evaluates an expression, and takes an isolate, for every request. */
	async authenticate(credentials: ICredentialDataDecryptedObject, options: IHttpRequestOptions): Promise<IHttpRequestOptions> {
		const { clientToken } = credentials;
		return clientToken ? { ...options, headers: { ...options.headers, 'Client-Token': clientToken } } : options;
	}

	test: ICredentialTestRequest = {
		request: {
			baseURL:
				'=https://api.z-api.io/instances/{{ encodeURIComponent($credentials.instanceId) }}/token/{{ encodeURIComponent($credentials.instanceToken) }}',
			url: '/status',
		},
		rules: bothRules(
			codeRules('Z-API', {
				400: 'Z-API does not accept these tokens: copy instance ID and token from the same instance, and the token of the account from Segurança',
				401: 'Z-API does not accept these tokens: copy instance ID and token from the same instance, and the token of the account from Segurança',
				403: 'Z-API wants the token of the account: Segurança → Token de segurança da conta',
				404: 'Z-API does not know this instance: copy its ID and token again',
			}),
			[
				{
					type: 'responseSuccessBody',
					properties: {
						key: 'connected',
						value: false,
						message: 'The tokens are right, but the instance is not connected to WhatsApp: scan the QR code in the Z-API panel',
					},
				},
			],
		),
	};
}
