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
import { invoiceSources } from '../../vendors';
import { hiddenSchedule, setUpNotices } from '../shared/triggerProperties';
import { vendorCredentials, vendorProperty } from '../shared/vendorProperties';
import { eventParameters } from './eventParameter';
import { invoiceKit } from './invoiceKit';
import { optionsParameter } from './optionsParameter';

export class ErpInvoiceTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'ERP Invoice Trigger',
		name: 'erpInvoiceTrigger',
		icon: { light: 'file:erpInvoiceTrigger.svg', dark: 'file:erpInvoiceTrigger.dark.svg' },
		group: ['trigger'],
		version: 2,
		subtitle: '={{$parameter["events"].join(", ").replaceAll(".", " ")}}',
		// n8n shows this for the action of the same name, too.
		description: 'Issue a nota fiscal, or start the flow when one is authorized, rejected, cancelled and so on, or when stock changes',
		defaults: { name: 'ERP Invoice Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: vendorCredentials(invoiceSources),
		// A description without expressions keeps deliveries fast.
		webhooks: [{ name: 'default', httpMethod: 'POST', responseMode: 'onReceived', path: 'webhook' }],
		properties: [
			vendorProperty('ERP', invoiceSources),
			...setUpNotices(invoiceSources),
			...eventParameters,
			optionsParameter,
			hiddenSchedule,
		],
	};

	webhookMethods = {
		default: {
			async checkExists(this: IHookFunctions): Promise<boolean> {
				// `create` finds, mends or makes the webhook in one go, where the vendor lets a program do so.
				return false;
			},
			async create(this: IHookFunctions): Promise<boolean> {
				return await register(invoiceKit, this);
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				return await unregister(invoiceKit, this);
			},
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receive(invoiceKit, this);
	}

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await poll(invoiceKit, this);
	}
}
