import type { INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { invoiceSources } from '../../vendors';
import { triggerMethods } from '../shared/triggerMethods';
import { hiddenSchedule, setUpNotices } from '../shared/triggerProperties';
import { vendorCredentials, vendorProperty } from '../shared/vendorProperties';
import { eventParameters } from './eventParameter';
import { invoiceKit } from './invoiceKit';
import { optionsParameter } from './optionsParameter';

const methods = triggerMethods(invoiceKit);

export class ErpInvoiceTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'ERP Invoice Trigger',
		name: 'erpInvoiceTrigger',
		icon: { light: 'file:erpInvoiceTrigger.svg', dark: 'file:erpInvoiceTrigger.dark.svg' },
		group: ['trigger'],
		version: 2,
		subtitle: '={{$parameter["events"].join(", ").replaceAll(".", " ")}}',
		// n8n shows this for the action of the same name, too.
		eventTriggerDescription: 'Have a nota fiscal issued, cancelled or rejected in the ERP',
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

	webhookMethods = methods.webhookMethods;

	webhook = methods.webhook;

	poll = methods.poll;
}
