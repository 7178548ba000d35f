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

const sender = (displayName: string, name: string, placeholder: string, hint?: string): INodeProperties => ({
	displayName,
	name,
	type: 'string',
	default: '',
	placeholder: `e.g. ${placeholder}`,
	...(hint === undefined ? {} : { hint }),
});

export class PonteCorreiosApi implements ICredentialType {
	name = 'ponteCorreiosApi';

	displayName = 'Correios (Ponte) API';

	icon: Icon = { light: 'file:icons/correios.svg', dark: 'file:icons/correios.dark.svg' };

	documentationUrl = 'https://cws.correios.com.br/';

	properties: INodeProperties[] = [
		{
			displayName: 'Environment',
			name: 'environment',
			type: 'options',
			options: [
				{ name: 'Homologation', value: 'homologation' },
				{ name: 'Production', value: 'production' },
			],
			default: 'production',
			description: 'Where the labels are made. Homologation (cwshom.correios.com.br) has access codes of its own.',
		},
		{
			displayName: 'User',
			name: 'user',
			type: 'string',
			required: true,
			default: '',
			hint: 'Of Meu Correios, the one whose contract it is',
		},
		{
			displayName: 'Access Code',
			name: 'accessSecret',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			hint: 'At cws.correios.com.br: Gestão de acesso a APIs → Código de acesso',
		},
		{
			displayName: 'Posting Card',
			name: 'postingCard',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. 0067511082',
			description: 'The cartão de postagem that parcels are billed to',
		},
		sender('Sender CEP', 'senderPostalCode', '30160-011', 'Where parcels leave from; prices are asked for from here'),
		sender('Sender Name', 'senderName', 'Loja Ponte', 'This and the fields below are printed on the label'),
		sender('Sender Phone', 'senderPhone', '(31) 98888-7777'),
		sender('Sender Street', 'senderStreet', 'Rua da Bahia'),
		sender('Sender Number', 'senderNumber', '1148'),
		sender('Sender Complement', 'senderComplement', 'Loja 2'),
		sender('Sender District', 'senderDistrict', 'Centro'),
		sender('Sender City', 'senderCity', 'Belo Horizonte'),
		sender('Sender State', 'senderState', 'MG'),
		processesField,
	];

	/** User and access code are for the call that gives out a token; the others carry that. */
	async authenticate(credentials: ICredentialDataDecryptedObject, options: IHttpRequestOptions): Promise<IHttpRequestOptions> {
		const login = `${String(credentials.user).trim()}:${String(credentials.accessSecret).trim()}`;
		return { ...options, headers: { ...options.headers, Authorization: `Basic ${Buffer.from(login).toString('base64')}` } };
	}

	test: ICredentialTestRequest = {
		request: {
			baseURL: '={{$credentials.environment === "homologation" ? "https://apihom.correios.com.br" : "https://api.correios.com.br"}}',
			url: '/token/v1/autentica/cartaopostagem',
			method: 'POST',
			body: { numero: '={{$credentials.postingCard}}' },
		},
		rules: codeRules('Correios', {
			400: 'Correios does not know this posting card: check its number, with all its zeros',
			401: 'Correios does not accept user and access code. They must belong to the "Environment"',
			403: 'Correios does not let this login in: check user and access code, and that the posting card is of their contract',
		}),
	};
}
