import type { INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { orderSources } from '../../vendors';
import { authenticationCredentials, authenticationProperty } from '../shared/authentication';
import { triggerMethods } from '../shared/triggerMethods';
import { hiddenSchedule } from '../shared/triggerProperties';
import { catchUpParameters } from './catchUpParameters';
import { eventParameter } from './eventParameter';
import { filtersParameter } from './filtersParameter';
import { optionsParameter } from './optionsParameter';
import { orderKit } from './orderKit';

const methods = triggerMethods(orderKit);

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

	webhookMethods = methods.webhookMethods;

	webhook = methods.webhook;

	poll = methods.poll;
}
