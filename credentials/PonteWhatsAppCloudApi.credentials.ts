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

export class PonteWhatsAppCloudApi implements ICredentialType {
	name = 'ponteWhatsAppCloudApi';

	displayName = 'WhatsApp Cloud (Ponte) API';

	icon: Icon = { light: 'file:icons/whatsAppCloud.svg', dark: 'file:icons/whatsAppCloud.dark.svg' };

	documentationUrl = 'https://developers.facebook.com/docs/whatsapp/cloud-api/get-started';

	properties: INodeProperties[] = [
		{
			displayName: 'Access Token',
			name: 'accessToken',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			hint: 'In Meta Business Suite: Settings → Users → System Users → Generate Token. The temporary token of the app page ends after a day.',
			description: 'With the permissions whatsapp_business_messaging and whatsapp_business_management',
		},
		{
			displayName: 'Phone Number ID',
			name: 'phoneNumberId',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. 106540352242922',
			hint: 'In your Meta app: WhatsApp → API Setup, below the number that sends. It is not the phone number itself.',
		},
		{
			displayName: 'WhatsApp Business Account ID',
			name: 'businessAccountId',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. 102290129340398',
			hint: 'In your Meta app: WhatsApp → API Setup, next to the phone number ID. The templates belong to it.',
		},
		{
			displayName: 'API Version',
			name: 'apiVersion',
			type: 'string',
			required: true,
			default: 'v25.0',
			description: 'Version of the Graph API; v25.0 is valid until July 2028',
		},
		{
			displayName: 'App Secret',
			name: 'appSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			hint: 'In your Meta app: App Settings → Basic. Only for receiving; sending does not use it.',
			description: 'With it the signature of incoming webhooks is checked',
		},
		{
			displayName: 'Verify Token',
			name: 'verifyToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			hint: 'A text of your own choice, the same as in your Meta app: WhatsApp → Configuration → Webhook. Only for receiving.',
			description: 'With it Meta asks whether the address of the trigger is yours',
		},
		processesField,
	];

	/** A function, not n8n's declarative form: that one evaluates an expression, and takes an isolate, for every request. */
	async authenticate(credentials: ICredentialDataDecryptedObject, options: IHttpRequestOptions): Promise<IHttpRequestOptions> {
		return { ...options, headers: { ...options.headers, Authorization: `Bearer ${String(credentials.accessToken)}` } };
	}

	test: ICredentialTestRequest = {
		request: {
			baseURL: '=https://graph.facebook.com/{{$credentials.apiVersion}}',
			url: '=/{{$credentials.phoneNumberId}}',
			qs: { fields: 'id,verified_name' },
		},
		rules: codeRules('WhatsApp', {
			400: 'Meta does not know this "Phone Number ID", or the token may not see it: it is the long number in WhatsApp → API Setup, not the phone number',
			401: 'Meta does not accept this "Access Token": it has ended or was revoked. The token of the app page lives one day; make a permanent one (System Users)',
			403: 'Meta knows the token, but it lacks permissions: whatsapp_business_messaging and whatsapp_business_management, and the WhatsApp account as an asset',
			404: 'Meta does not know this "Phone Number ID" or this API version: copy both again',
		}),
	};
}
