import { createHmac } from 'crypto';
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

export class PonteMetaLeadsApi implements ICredentialType {
	name = 'ponteMetaLeadsApi';

	displayName = 'Meta Lead Ads (Ponte) API';

	icon: Icon = { light: 'file:icons/metaLeads.svg', dark: 'file:icons/metaLeads.dark.svg' };

	documentationUrl = 'https://developers.facebook.com/docs/marketing-api/guides/lead-ads/retrieving';

	properties: INodeProperties[] = [
		{
			displayName: 'App ID',
			name: 'appId',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. 1234567890123456',
			hint: 'In your Meta app (developers.facebook.com/apps): App Settings → Basic',
		},
		{
			displayName: 'App Secret',
			name: 'appSecret',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			hint: 'Below the App ID',
			description: 'With it the trigger registers itself, and the signature of what Meta delivers is checked',
		},
		{
			displayName: 'Access Token',
			name: 'accessToken',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			hint: 'Meta Business Suite: Settings → Users → System Users → Generate Token, for this app, without an end. Tokens of people end after 60 days.',
			description:
				'Of a system user who has the page and the ad account as assets, with leads_retrieval, pages_manage_metadata, pages_manage_ads, pages_read_engagement, pages_show_list and ads_management',
		},
		{
			displayName: 'API Version',
			name: 'apiVersion',
			type: 'string',
			required: true,
			default: 'v26.0',
			description: 'Version of the Graph API',
		},
		processesField,
	];

	/** A function, not n8n's declarative form: that one evaluates an expression, and takes an isolate, for every request. */
	async authenticate(credentials: ICredentialDataDecryptedObject, options: IHttpRequestOptions): Promise<IHttpRequestOptions> {
		const token = String(credentials.accessToken).trim();
		const headers = { ...options.headers, Authorization: `Bearer ${token}` };
		// An app may demand a proof that its secret is known (Meta documentation, "Secure requests"); the trigger's calls bring theirs along.
		if (options.url?.includes('appsecret_proof=')) return { ...options, headers };
		const appsecret_proof = createHmac('sha256', String(credentials.appSecret).trim()).update(token).digest('hex');
		return { ...options, headers, qs: { ...options.qs, appsecret_proof } };
	}

	test: ICredentialTestRequest = {
		request: {
			baseURL: '=https://graph.facebook.com/{{$credentials.apiVersion}}',
			url: '/me/accounts',
			qs: { fields: 'id,name', limit: 1 },
		},
		rules: codeRules('Meta', {
			400: 'Meta does not accept this "Access Token": it has ended or was revoked, or it is a page\'s. Make one of a system user, without an end, and copy "App Secret" again',
			401: 'Meta does not accept this "Access Token": it has ended or was revoked. Make one of a system user, without an end',
			403: 'Meta knows the token, but it lacks permissions: pages_show_list, pages_manage_metadata, pages_manage_ads, pages_read_engagement, leads_retrieval and ads_management',
			404: 'Meta does not know this "API Version": write it as v26.0',
		}),
	};
}
