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

export class PonteStripeApi implements ICredentialType {
	name = 'ponteStripeApi';

	displayName = 'Stripe (Ponte) API';

	icon: Icon = { light: 'file:icons/stripe.svg', dark: 'file:icons/stripe.dark.svg' };

	documentationUrl = 'https://docs.stripe.com/keys';

	properties: INodeProperties[] = [
		{
			displayName: 'Secret Key',
			name: 'secretKey',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			placeholder: 'e.g. rk_live_…',
			hint: 'Stripe: Developers → API keys. A restricted key needs: Checkout Sessions, PaymentIntents, Charges, Customers, Disputes and Events "Read"; Refunds and Webhook Endpoints "Write"',
			description: 'A secret key (sk_…) or a restricted key (rk_…); test keys see test payments, live keys see real ones',
		},
		processesField,
	];

	/** A function, not n8n's declarative form: that one evaluates an expression, and takes an isolate, for every request. */
	async authenticate(credentials: ICredentialDataDecryptedObject, options: IHttpRequestOptions): Promise<IHttpRequestOptions> {
		return { ...options, headers: { ...options.headers, Authorization: `Bearer ${String(credentials.secretKey ?? '').trim()}` } };
	}

	test: ICredentialTestRequest = {
		request: { baseURL: 'https://api.stripe.com', url: '/v1/payment_intents?limit=1' },
		rules: codeRules('Stripe', {
			401: 'Stripe does not know this key: copy it again (Developers → API keys)',
			403: 'Stripe knows the key, but it may not read payments: give it PaymentIntents "Read"',
		}),
	};
}
