import type {
	IExecuteFunctions,
	ILoadOptionsFunctions,
	INodeExecutionData,
	INodeListSearchResult,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { runItems } from '../../runtime/host/runItems';
import { messengers } from '../../vendors';
import { openVendor } from '../shared/openVendor';
import { maxWaitSeconds, optionsProperty } from '../shared/optionsCollection';
import { vendorCredentials, vendorProperty } from '../shared/vendorProperties';
import { recipientProperties } from './message/recipient';
import { whenUnknownOption } from './message/sendOnce';
import * as sendTemplate from './message/sendTemplate.operation';
import * as sendText from './message/sendText.operation';
import { searchTemplates } from './message/templateChoice';

export class WhatsAppNotify implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'WhatsApp Notify',
		name: 'whatsAppNotify',
		icon: { light: 'file:whatsAppNotify.svg', dark: 'file:whatsAppNotify.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: '={{$parameter["operation"] + ": " + $parameter["vendor"]}}',
		description: 'Tell a customer on WhatsApp about an order, a payment or an appointment, once',
		defaults: { name: 'WhatsApp Notify' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		credentials: vendorCredentials(messengers),
		properties: [
			vendorProperty('Gateway', messengers),
			{
				displayName: 'Resource',
				name: 'resource',
				type: 'options',
				noDataExpression: true,
				options: [{ name: 'Message', value: 'message' }],
				default: 'message',
			},
			{
				displayName: 'Operation',
				name: 'operation',
				type: 'options',
				noDataExpression: true,
				displayOptions: { show: { resource: ['message'] } },
				options: [sendTemplate.option, sendText.option],
				default: 'sendTemplate',
			},
			...recipientProperties,
			...sendTemplate.description,
			...sendText.description,
			optionsProperty([whenUnknownOption]),
		],
	};

	methods = {
		listSearch: {
			async searchTemplates(this: ILoadOptionsFunctions, filter?: string): Promise<INodeListSearchResult> {
				return await searchTemplates(await openVendor(this, messengers), filter);
			},
		},
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const operation = this.getNodeParameter('operation', 0) === 'sendText' ? sendText : sendTemplate;
		return await runItems(this, async (itemIndex) => {
			// Opened for each item: the longest wait is that of one item, not of the whole run.
			const messenger = await openVendor(this, messengers, maxWaitSeconds(this, itemIndex));
			return await operation.execute(this, itemIndex, messenger);
		});
	}
}
