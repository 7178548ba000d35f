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
import { orderSources } from '../../vendors';
import { authenticationCredentials, authenticationProperty } from '../shared/authentication';
import { hiddenSchedule } from '../shared/triggerProperties';
import { catchUpParameters } from './catchUpParameters';
import { eventParameter } from './eventParameter';
import { filtersParameter } from './filtersParameter';
import { optionsParameter } from './optionsParameter';
import { orderKit } from './orderKit';

export class ShopifyOrderTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Shopify Order Trigger',
		name: 'shopifyOrderTrigger',
		icon: { light: 'file:shopifyOrderTrigger.svg', dark: 'file:shopifyOrderTrigger.dark.svg' },
		group: ['trigger'],
		version: 2,
		subtitle: '={{$parameter["events"].join(", ").toLowerCase().replaceAll("_", " ")}}',
		// n8n shows this for the action of the same name, too.
		description: 'Work with the orders of a Shopify shop, or start the flow when one is paid, placed, cancelled, fulfilled and so on',
		defaults: { name: 'Shopify Order Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: authenticationCredentials(orderSources.shopify),
		// A description without expressions keeps deliveries fast.
		webhooks: [{ name: 'default', httpMethod: 'POST', responseMode: 'onReceived', path: 'webhook' }],
		properties: [
			authenticationProperty(orderSources.shopify),
			eventParameter,
			...catchUpParameters,
			filtersParameter,
			optionsParameter,
			hiddenSchedule,
		],
	};

	webhookMethods = {
		default: {
			async checkExists(this: IHookFunctions): Promise<boolean> {
				// `create` finds, mends or makes the subscriptions in one go.
				return false;
			},
			async create(this: IHookFunctions): Promise<boolean> {
				return await register(orderKit, this);
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				return await unregister(orderKit, this);
			},
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receive(orderKit, this);
	}

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await poll(orderKit, this);
	}
}
