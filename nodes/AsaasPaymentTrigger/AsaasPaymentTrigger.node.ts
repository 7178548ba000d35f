import type {
	IHookFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
	IPollFunctions,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { receive, register, poll, unregister } from '../../runtime/host/eventTrigger';
import { paymentSources } from '../../vendors';
import { hiddenSchedule } from '../shared/triggerProperties';
import { eventParameter, paidWhenParameter } from './eventParameter';
import { optionsParameter } from './optionsParameter';
import { paymentKit } from './paymentKit';

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

	webhookMethods = {
		default: {
			async checkExists(this: IHookFunctions): Promise<boolean> {
				// `create` finds, mends or makes the webhook in one go.
				return false;
			},
			async create(this: IHookFunctions): Promise<boolean> {
				return await register(paymentKit, this);
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				return await unregister(paymentKit, this);
			},
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receive(paymentKit, this);
	}

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await poll(paymentKit, this);
	}
}
