import type {
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';
import { codeRules } from './shared/testRules';
import { processesField } from './processesField';

export class PonteNotionApi implements ICredentialType {
	name = 'ponteNotionApi';

	displayName = 'Notion (Ponte) API';

	icon = { light: 'file:icons/notion.svg', dark: 'file:icons/notion.dark.svg' } as const;

	documentationUrl = 'https://developers.notion.com/docs/authorization';

	properties: INodeProperties[] = [
		{
			displayName: 'Access Token',
			name: 'accessToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			placeholder: 'e.g. ntn_…',
			hint: 'notion.so/profile/integrations → your connection. Then share the table with it: in Notion ••• → Connections.',
			description: 'The token of an internal connection',
		},
		processesField,
	];

	/** A function, not n8n's declarative form: that one evaluates an expression, and takes an isolate, for every request. */
	async authenticate(credentials: ICredentialDataDecryptedObject, options: IHttpRequestOptions): Promise<IHttpRequestOptions> {
		const token = String(credentials.accessToken ?? '').trim();
		return { ...options, headers: { 'Notion-Version': '2026-03-11', ...options.headers, Authorization: `Bearer ${token}` } };
	}

	test: ICredentialTestRequest = {
		request: { baseURL: 'https://api.notion.com/v1', url: '/users/me' },
		rules: codeRules('Notion', {
			401: 'Notion does not accept this token: copy it again from notion.so/profile/integrations, whole and without blanks',
			403: 'Notion knows the connection but it lacks a permission: give it reading, updating and inserting content, and users with their e-mails',
		}),
	};
}
