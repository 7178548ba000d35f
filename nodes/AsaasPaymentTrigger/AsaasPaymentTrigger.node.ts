import type { INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { paymentSources } from '../../vendors';
import { triggerMethods } from '../shared/triggerMethods';
import { hiddenSchedule } from '../shared/triggerProperties';
import { eventParameter, paidWhenParameter } from './eventParameter';
import { optionsParameter } from './optionsParameter';
import { paymentKit } from './paymentKit';

const methods = triggerMethods(paymentKit);

export class AsaasPaymentTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Asaas Payment Trigger',
		name: 'asaasPaymentTrigger',
		icon: { light: 'file:asaasPaymentTrigger.svg', dark: 'file:asaasPaymentTrigger.dark.svg' },
		group: ['trigger'],
		version: 2,
		subtitle: '={{$parameter["events"].join(", ").toLowerCase().replaceAll("_", " ")}}',
		description: 'Starts the flow when a payment at Asaas is received, overdue, refunded and so on, or on any other event of Asaas',
		defaults: { name: 'Asaas Payment Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: paymentSources.asaas.credentialType, required: true }],
		// Asaas takes exactly 200 for an answer; a description without expressions keeps deliveries fast.
		webhooks: [{ name: 'default', httpMethod: 'POST', responseMode: 'onReceived', path: 'webhook' }],
		properties: [eventParameter, paidWhenParameter, optionsParameter, hiddenSchedule],
	};

	webhookMethods = methods.webhookMethods;

	webhook = methods.webhook;

	poll = methods.poll;
}
