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

export class PonteCalComApi implements ICredentialType {
	name = 'ponteCalComApi';

	displayName = 'Cal.com (Ponte) API';

	icon: Icon = { light: 'file:icons/calCom.svg', dark: 'file:icons/calCom.dark.svg' };

	documentationUrl = 'https://cal.com/docs/api-reference/v2/introduction';

	properties: INodeProperties[] = [
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			placeholder: 'e.g. cal_live_…',
			hint: 'In Cal.com: Settings → Developer → API keys → Add. It is shown only once.',
			description: 'The key of the professional whose bookings are told',
		},
		processesField,
	];

	/** A function, not n8n's declarative form: that one evaluates an expression, and takes an isolate, for every request. */
	async authenticate(credentials: ICredentialDataDecryptedObject, options: IHttpRequestOptions): Promise<IHttpRequestOptions> {
		return { ...options, headers: { ...options.headers, Authorization: `Bearer ${String(credentials.apiKey).trim()}` } };
	}

	test: ICredentialTestRequest = {
		request: { baseURL: 'https://api.cal.com/v2', url: '/me' },
		rules: codeRules('Cal.com', {
			401: 'Cal.com does not know this API key. Paste it again whole (it begins with cal_), or make a new one: Settings → Developer → API keys',
			403: 'Cal.com knows the API key but does not let it in: make a new one as the user whose bookings are told',
		}),
	};
}
