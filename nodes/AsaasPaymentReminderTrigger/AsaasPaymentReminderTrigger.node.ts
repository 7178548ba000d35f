import type { INodeType, INodeTypeDescription, ITriggerFunctions, ITriggerResponse } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { unpaidSources } from '../../vendors';
import { optionsParameter } from '../shared/skippedOption';
import { paymentReminders } from './paymentReminders';
import { hoursParameters, remindersNotice, stepsParameter } from './stepsParameter';

export class AsaasPaymentReminderTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Asaas Payment Reminder Trigger',
		name: 'asaasPaymentReminderTrigger',
		icon: { light: 'file:asaasPaymentReminderTrigger.svg', dark: 'file:asaasPaymentReminderTrigger.dark.svg' },
		group: ['trigger'],
		version: 2,
		subtitle: 'unpaid',
		description:
			'Starts the flow when an unpaid payment at Asaas is due tomorrow, due today or overdue for so many business days, with its Pix code, boleto line and link',
		defaults: { name: 'Asaas Payment Reminder Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: unpaidSources.asaas.credentialType, required: true }],
		properties: [remindersNotice, stepsParameter, ...hoursParameters, optionsParameter],
	};

	async trigger(this: ITriggerFunctions): Promise<ITriggerResponse> {
		return await paymentReminders(this);
	}
}
