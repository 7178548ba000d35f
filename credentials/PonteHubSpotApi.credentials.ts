import type {
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';
import { codeRules } from './shared/testRules';
import { processesField } from './processesField';

export class PonteHubSpotApi implements ICredentialType {
	name = 'ponteHubSpotApi';

	displayName = 'HubSpot (Ponte) API';

	icon = { light: 'file:icons/hubSpot.svg', dark: 'file:icons/hubSpot.dark.svg' } as const;

	documentationUrl = 'https://developers.hubspot.com/docs/apps/developer-platform/build-apps/authentication/overview';

	properties: INodeProperties[] = [
		{
			displayName: 'Service Key',
			name: 'accessToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			placeholder: 'e.g. pat-na1-…',
			hint: 'HubSpot: Settings → Integrations → Service Keys. The token of a private app made before November 2026 does as well.',
			description: 'The key that logs this credential in to the account',
		},
		{
			displayName: 'Plan',
			name: 'plan',
			type: 'options',
			options: [
				{ name: 'Free or Starter', value: 'starter', description: '100 calls in 10 seconds' },
				{ name: 'Professional or Enterprise', value: 'professional', description: '190 calls in 10 seconds' },
			],
			default: 'starter',
			description: 'How many calls the account may make',
		},
		processesField,
	];

	/** A function, not n8n's declarative form: that one evaluates an expression, and takes an isolate, for every request. */
	async authenticate(credentials: ICredentialDataDecryptedObject, options: IHttpRequestOptions): Promise<IHttpRequestOptions> {
		const key = String(credentials.accessToken ?? '').trim();
		return { ...options, headers: { ...options.headers, Authorization: `Bearer ${key}` } };
	}

	test: ICredentialTestRequest = {
		request: { baseURL: 'https://api.hubapi.com', url: '/crm/objects/2026-09/contacts', qs: { limit: 1 } },
		rules: codeRules('HubSpot', {
			401: 'HubSpot does not accept this key: copy it again from Settings → Integrations → Service Keys, whole and without blanks',
			403: 'HubSpot knows the key but it lacks a permission: give it crm.objects.contacts.read, crm.objects.contacts.write and crm.objects.owners.read',
		}),
	};
}
