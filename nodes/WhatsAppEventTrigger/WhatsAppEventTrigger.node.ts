import type { INodeType, INodeTypeDescription, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { answerHandshake } from '../../runtime/host/eventTrigger';
import { messageSources } from '../../vendors';
import { triggerMethods } from '../shared/triggerMethods';
import { hiddenSchedule, setUpNotices } from '../shared/triggerProperties';
import { vendorCredentials, vendorProperty } from '../shared/vendorProperties';
import { eventParameter } from './eventParameter';
import { messageKit } from './messageKit';
import { optionsParameter } from './optionsParameter';

const methods = triggerMethods(messageKit);

export class WhatsAppEventTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'WhatsApp Event Trigger',
		name: 'whatsAppEventTrigger',
		icon: { light: 'file:whatsAppEventTrigger.svg', dark: 'file:whatsAppEventTrigger.dark.svg' },
		group: ['trigger'],
		version: 2,
		subtitle: '={{$parameter["events"].join(", ").replaceAll(".", " ")}}',
		eventTriggerDescription: 'Write to the number of the shop, or have a message sent to a phone',
		description:
			'Starts the flow when a WhatsApp message is delivered, read or fails, when a customer answers, presses a button or opts out',
		defaults: { name: 'WhatsApp Event Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: vendorCredentials(messageSources),
		// A description without expressions keeps deliveries fast.
		webhooks: [
			{ name: 'setup', httpMethod: 'GET', responseMode: 'onReceived', path: 'webhook' },
			{ name: 'default', httpMethod: 'POST', responseMode: 'onReceived', path: 'webhook' },
		],
		properties: [
			vendorProperty('Gateway', messageSources),
			...setUpNotices(messageSources),
			eventParameter,
			optionsParameter,
			hiddenSchedule,
		],
	};

	webhookMethods = methods.webhookMethods;

	poll = methods.poll;

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		// By a GET, Meta asks whether the address is the shop's.
		if (this.getWebhookName() === 'setup') return await answerHandshake(messageKit.open, this);
		return await methods.webhook.call(this);
	}
}
