import type {
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	Icon,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';
import { bothRules, codeRules } from './shared/testRules';
import { isTestOf, requireSender } from './shared/checks';

export class PonteTwilioApi implements ICredentialType {
	name = 'ponteTwilioApi';

	displayName = 'Twilio WhatsApp (Ponte) API';

	icon: Icon = { light: 'file:icons/twilio.svg', dark: 'file:icons/twilio.dark.svg' };

	documentationUrl = 'https://www.twilio.com/docs/whatsapp';

	properties: INodeProperties[] = [
		{
			displayName: 'Account SID',
			name: 'accountSid',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. AC0123456789abcdef0123456789abcdef',
			hint: 'On the start page of the Twilio Console',
		},
		{
			displayName: 'Auth Token',
			name: 'authToken',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			hint: 'On the start page of the Twilio Console, below the SID. Webhooks are signed with it, too.',
		},
		{
			displayName: 'Sender Number',
			name: 'sender',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. +5511912345678',
			hint: 'In the Twilio Console: Messaging → Senders → WhatsApp Senders',
		},
		{
			displayName: 'Status Callback URL',
			name: 'statusCallbackUrl',
			type: 'string',
			default: '',
			placeholder: 'e.g. https://n8n.minhaloja.com.br/webhook/…',
			hint: 'The production URL of the trigger that receives statuses. Empty: Twilio reports to the address of the sender, without the order.',
			description: 'Twilio reports there what becomes of each message, together with its order',
		},
	];

	/** A function, not n8n's declarative form: that one evaluates an expression, and takes an isolate, for every request. */
	async authenticate(credentials: ICredentialDataDecryptedObject, options: IHttpRequestOptions): Promise<IHttpRequestOptions> {
		if (isTestOf(options, /\/Accounts\/[^/]+\.json$/)) requireSender(credentials);
		const login = Buffer.from(`${String(credentials.accountSid)}:${String(credentials.authToken)}`).toString('base64');
		return { ...options, headers: { ...options.headers, Authorization: `Basic ${login}` } };
	}

	test: ICredentialTestRequest = {
		request: {
			baseURL: 'https://api.twilio.com/2010-04-01',
			url: '=/Accounts/{{ encodeURIComponent($credentials.accountSid) }}.json',
		},
		rules: bothRules(
			codeRules('Twilio', {
				401: 'Twilio does not accept this Auth Token: copy SID and token from the start page of the Twilio Console, both of the same account',
				403: 'Twilio knows the login but does not let it in: use the main Auth Token, not an API key',
				404: 'Twilio does not know this Account SID: it begins with AC',
			}),
			[
				{
					type: 'responseSuccessBody',
					properties: {
						key: 'status',
						value: 'suspended',
						message: 'The login is right, but Twilio has suspended the account: see the Twilio Console',
					},
				},
				{
					type: 'responseSuccessBody',
					properties: { key: 'status', value: 'closed', message: 'The login is right, but the account is closed' },
				},
			],
		),
	};
}
