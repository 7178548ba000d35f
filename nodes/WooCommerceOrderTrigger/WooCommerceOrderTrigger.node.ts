import type { INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { orderSources } from '../../vendors';
import { optionsCollection } from '../shared/optionsCollection';
import { rawOption } from '../shared/rawOption';
import { triggerMethods } from '../shared/triggerMethods';
import { hiddenSchedule } from '../shared/triggerProperties';
import { eventParameter } from './eventParameter';
import { orderKit } from './orderKit';

const methods = triggerMethods(orderKit);

export class WooCommerceOrderTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'WooCommerce Order Trigger',
		name: 'wooCommerceOrderTrigger',
		icon: { light: 'file:wooCommerceOrderTrigger.svg', dark: 'file:wooCommerceOrderTrigger.dark.svg' },
		group: ['trigger'],
		version: 2,
		subtitle: '={{$parameter["events"].join(", ")}}',
		// n8n shows this for the action of the same name, too.
		description: 'Work with the orders of a WooCommerce store, or start the flow when one is paid, placed, cancelled, refunded and so on',
		defaults: { name: 'WooCommerce Order Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: orderSources.wooCommerce.credentialType, required: true }],
		// A description without expressions keeps deliveries fast.
		webhooks: [{ name: 'default', httpMethod: 'POST', responseMode: 'onReceived', path: 'webhook' }],
		properties: [eventParameter, optionsCollection([rawOption('WooCommerce')]), hiddenSchedule],
	};

	webhookMethods = methods.webhookMethods;

	webhook = methods.webhook;

	poll = methods.poll;
}
