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

export class PonteFrenetApi implements ICredentialType {
	name = 'ponteFrenetApi';

	displayName = 'Frenet (Ponte) API';

	icon: Icon = { light: 'file:icons/frenet.svg', dark: 'file:icons/frenet.dark.svg' };

	documentationUrl = 'https://docs.frenet.com.br/';

	properties: INodeProperties[] = [
		{
			displayName: 'Token',
			name: 'accessToken',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			hint: 'In the panel of Frenet (painel.frenet.com.br): Administrar → Meus dados → Token',
		},
		{
			displayName: 'Sender CEP',
			name: 'senderPostalCode',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. 01310-100',
			hint: 'Where parcels leave from',
		},
		processesField,
	];

	/** A function, not n8n's declarative form: that one evaluates an expression, and takes an isolate, for every request. */
	async authenticate(credentials: ICredentialDataDecryptedObject, options: IHttpRequestOptions): Promise<IHttpRequestOptions> {
		return { ...options, headers: { ...options.headers, token: String(credentials.accessToken).trim() } };
	}

	test: ICredentialTestRequest = {
		request: { baseURL: 'https://api.frenet.com.br', url: '/shipping/info', headers: { Accept: 'application/json' } },
		rules: codeRules('Frenet', { 401: 'Frenet does not know this token: copy it again from its panel' }),
	};
}
