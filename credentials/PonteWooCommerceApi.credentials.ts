import type {
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	Icon,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';
import { codeRules, serverWords } from './shared/testRules';
import { processesField } from './processesField';

export class PonteWooCommerceApi implements ICredentialType {
	name = 'ponteWooCommerceApi';

	displayName = 'WooCommerce (Ponte) API';

	icon: Icon = { light: 'file:icons/wooCommerce.svg', dark: 'file:icons/wooCommerce.dark.svg' };

	documentationUrl = 'https://woocommerce.com/document/woocommerce-rest-api/';

	properties: INodeProperties[] = [
		{
			displayName: 'Store URL',
			name: 'storeUrl',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. https://minhaloja.com.br',
			hint: 'As the browser shows it, with www where the store has it; https only',
			description: 'The address of the store, with the folder that WordPress lies in where there is one',
		},
		{
			displayName: 'Consumer Key',
			name: 'consumerKey',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. ck_…',
			hint: 'In WordPress: WooCommerce → Settings → Advanced → REST API → Add key, with "Read/Write" permissions',
		},
		{
			displayName: 'Consumer Secret',
			name: 'consumerSecret',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			placeholder: 'e.g. cs_…',
			hint: 'WooCommerce shows it once, next to the Consumer Key',
		},
		{
			displayName: 'Send the Key',
			name: 'sendKey',
			type: 'options',
			options: [
				{ name: 'In the Header', value: 'header', description: 'Where no log keeps it' },
				{ name: 'In the Address', value: 'query', description: 'For hosts that drop the header: logs of the host keep key and secret' },
			],
			default: 'header',
			hint: 'In the address only where the header does not arrive (401 with a right key): whoever reads a log of the host has the key then',
			description: 'How the store is told the key; always by https',
		},
		processesField,
	];

	/** A function, not n8n's declarative form: that one evaluates an expression, and takes an isolate, for every request. */
	async authenticate(credentials: ICredentialDataDecryptedObject, options: IHttpRequestOptions): Promise<IHttpRequestOptions> {
		const [key = '', secret = ''] = [credentials.consumerKey, credentials.consumerSecret].map((part) => String(part ?? '').trim());
		if (credentials.sendKey === 'query') return { ...options, qs: { ...options.qs, consumer_key: key, consumer_secret: secret } };
		const login = `${key}:${secret}`;
		return { ...options, headers: { ...options.headers, Authorization: `Basic ${Buffer.from(login).toString('base64')}` } };
	}

	/** Always by https, whatever was typed: the key goes with it. */
	test: ICredentialTestRequest = {
		request: {
			baseURL:
				'={{"https://" + $credentials.storeUrl.trim().replace("https://", "").replace("http://", "").split("/wp-")[0].split("?")[0].split("#")[0]}}',
			url: '/wp-json/wc/v3/products?per_page=1&_fields=id',
		},
		rules: codeRules('WooCommerce', {
			...serverWords('WooCommerce'),
			301: 'The shop is at another address: write the "Store URL" as the browser shows it, with or without www',
			302: 'The shop is at another address: write the "Store URL" as the browser shows it, with or without www',
			401: 'WooCommerce does not accept Consumer Key and Consumer Secret: make a new pair (WooCommerce → Settings → Advanced → REST API) with "Read/Write"',
			403: 'The shop knows the key but turns the call away: the key needs "Read/Write", and a security plugin may block the REST API',
			404: 'There is no WooCommerce at this address: check the "Store URL", and that WordPress has permalinks other than "Plain"',
		}),
	};
}
