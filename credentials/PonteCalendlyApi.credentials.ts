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

export class PonteCalendlyApi implements ICredentialType {
	name = 'ponteCalendlyApi';

	displayName = 'Calendly (Ponte) API';

	icon: Icon = { light: 'file:icons/calendly.svg', dark: 'file:icons/calendly.dark.svg' };

	documentationUrl = 'https://developer.calendly.com/how-to-authenticate-with-personal-access-tokens';

	properties: INodeProperties[] = [
		{
			displayName: 'Personal Access Token',
			name: 'accessToken',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			hint: 'In Calendly: Integrations & apps → API and webhooks → Personal access tokens → Generate new token. It is shown only once.',
			description:
				'The token of the professional whose bookings are told. For the bookings of a whole organization, that of an owner or admin.',
		},
		processesField,
	];

	/** A function, not n8n's declarative form: that one evaluates an expression, and takes an isolate, for every request. */
	async authenticate(credentials: ICredentialDataDecryptedObject, options: IHttpRequestOptions): Promise<IHttpRequestOptions> {
		return { ...options, headers: { ...options.headers, Authorization: `Bearer ${String(credentials.accessToken).trim()}` } };
	}

	test: ICredentialTestRequest = {
		request: { baseURL: 'https://api.calendly.com', url: '/users/me' },
		rules: codeRules('Calendly', {
			401: 'Calendly does not know this token. Paste it again whole, or make a new one: Integrations & apps → API and webhooks',
			403: 'Calendly knows the token but does not let it in: make a new one with the permissions for users, scheduled events and webhooks',
		}),
	};
}
