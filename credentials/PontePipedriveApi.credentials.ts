import type {
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';
import { codeRules } from './shared/testRules';
import { processesField } from './processesField';

export class PontePipedriveApi implements ICredentialType {
	name = 'pontePipedriveApi';

	displayName = 'Pipedrive (Ponte) API';

	icon = { light: 'file:icons/pipedrive.svg', dark: 'file:icons/pipedrive.dark.svg' } as const;

	documentationUrl = 'https://pipedrive.readme.io/docs/how-to-find-the-api-token';

	properties: INodeProperties[] = [
		{
			displayName: 'Company Domain',
			name: 'companyDomain',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. loja',
			hint: 'What stands before .pipedrive.com in the address of your Pipedrive.',
			description: 'Names the account',
		},
		{
			displayName: 'API Token',
			name: 'apiToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			hint: 'Pipedrive: your picture → Personal preferences → API. A lead that is given to nobody belongs to the user of this token.',
			description: 'The token that logs this credential in to the account',
		},
		processesField,
	];

	/** A function, not n8n's declarative form: that one evaluates an expression, and takes an isolate, for every request. */
	async authenticate(credentials: ICredentialDataDecryptedObject, options: IHttpRequestOptions): Promise<IHttpRequestOptions> {
		const token = String(credentials.apiToken ?? '').trim();
		return { ...options, headers: { ...options.headers, 'x-api-token': token } };
	}

	test: ICredentialTestRequest = {
		request: {
			baseURL:
				'={{"https://" + $credentials.companyDomain.trim().toLowerCase().replace("https://", "").split("/")[0].split(".pipedrive.com")[0] + ".pipedrive.com"}}',
			url: '/api/v1/users/me',
		},
		rules: codeRules('Pipedrive', {
			401: 'Pipedrive does not accept this API token: copy it again from Personal preferences → API, whole and without blanks',
			403: 'Pipedrive knows the token but does not allow its user to use the API: an administrator has to',
			404: 'There is no such account: copy what stands before .pipedrive.com in the address of your Pipedrive',
		}),
	};
}
