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

export class PonteNuvemshopApi implements ICredentialType {
	name = 'ponteNuvemshopApi';

	displayName = 'Nuvemshop (Ponte) API';

	icon: Icon = { light: 'file:icons/nuvemshop.svg', dark: 'file:icons/nuvemshop.dark.svg' };

	documentationUrl = 'https://dev.nuvemshop.com.br/docs/applications/authentication';

	properties: INodeProperties[] = [
		{
			displayName: 'Store ID',
			name: 'storeId',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. 1234567',
			hint: 'Comes with the access token, as "user_id"',
			description: 'The number of the store',
		},
		{
			displayName: 'Access Token',
			name: 'accessToken',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			hint: 'Comes once, when your app is installed in the store; it has no end. The app needs orders and fulfillment orders, to read and write',
		},
		{
			displayName: 'Client Secret',
			name: 'clientSecret',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			hint: "In the partner portal, on your app's page: Nuvemshop signs with it what it delivers",
			description: 'The secret of the app that the token is of',
		},
		{
			displayName: 'Contact Email',
			name: 'contactEmail',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. dona@minhaloja.com.br',
			hint: 'Nuvemshop refuses calls that do not say how to reach you; it stands in the header of each call to Nuvemshop alone',
			description: 'Where Nuvemshop can write to if the calls make trouble',
		},
		processesField,
	];

	/** A function, not n8n's declarative form: that one evaluates an expression, and takes an isolate, for every request. */
	async authenticate(credentials: ICredentialDataDecryptedObject, options: IHttpRequestOptions): Promise<IHttpRequestOptions> {
		const login = `bearer ${String(credentials.accessToken ?? '').trim()}`;
		// The reference names the first, its newer pages the second.
		return { ...options, headers: { ...options.headers, Authentication: login, Authorization: login } };
	}

	test: ICredentialTestRequest = {
		request: {
			baseURL: 'https://api.nuvemshop.com.br',
			url: '=/2025-03/{{$credentials.storeId.trim()}}/store',
			headers: { 'User-Agent': '=n8n-nodes-ponte ({{$credentials.contactEmail.trim()}})' },
		},
		rules: codeRules('Nuvemshop', {
			400: 'Nuvemshop wants to know how to reach you: fill in "Contact Email"',
			401: 'Nuvemshop does not accept "Access Token" for this "Store ID": both come together when the app is installed, the ID as "user_id"',
			402: 'Nuvemshop has suspended the store’s access: its plan is not paid',
			403: 'The app may not read orders: give it the permissions in the partner portal and install it again',
		}),
	};
}
