import type { INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { paymentSources } from '../../vendors';
import { optionsCollection } from '../shared/optionsCollection';
import { rawOption } from '../shared/rawOption';
import { triggerMethods } from '../shared/triggerMethods';
import { hiddenSchedule } from '../shared/triggerProperties';
import { eventParameter, paidWhenParameter } from './eventParameter';
import { paymentKit } from './paymentKit';

const methods = triggerMethods(paymentKit);

export class StripePaymentTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Stripe Payment Trigger',
		name: 'stripePaymentTrigger',
		icon: { light: 'file:stripePaymentTrigger.svg', dark: 'file:stripePaymentTrigger.dark.svg' },
		group: ['trigger'],
		version: 2,
		subtitle: '={{$parameter["events"].join(", ").toLowerCase().replaceAll("_", " ")}}',
		description:
			'Starts the flow when a payment at Stripe is received, failed, refunded or disputed, or a checkout expires; with the order of the checkout',
		defaults: { name: 'Stripe Payment Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: paymentSources.stripe.credentialType, required: true }],
		// A description without expressions keeps deliveries fast.
		webhooks: [{ name: 'default', httpMethod: 'POST', responseMode: 'onReceived', path: 'webhook' }],
		properties: [eventParameter, paidWhenParameter, optionsCollection([rawOption('Stripe')]), hiddenSchedule],
	};

	webhookMethods = methods.webhookMethods;

	webhook = methods.webhook;

	poll = methods.poll;
}
