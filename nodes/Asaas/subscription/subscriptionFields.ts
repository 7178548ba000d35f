import type { INodeProperties } from 'n8n-workflow';
import { cycles } from '../shared/cycles';
import { termsFields } from '../shared/termsParameters';

export const cycleProperty: INodeProperties = {
	displayName: 'Cycle',
	name: 'cycle',
	type: 'options',
	options: cycles,
	default: 'monthly',
	description: 'How often the customer pays',
};

export const subscriptionFields: INodeProperties[] = [
	{
		displayName: 'Description',
		name: 'description',
		type: 'string',
		default: '',
		placeholder: 'e.g. Assinatura Plano Pró',
		description: 'What the customer reads',
	},
	{
		displayName: 'End Date',
		name: 'endDate',
		type: 'string',
		default: '',
		placeholder: 'e.g. 2027-12-31',
		description: 'Last day on which a payment may fall due',
	},
	{
		displayName: 'Next Due Date',
		name: 'nextDueDate',
		type: 'string',
		default: '',
		placeholder: 'e.g. 2026-12-31',
		hint: 'Without it when it is created: today',
		description: 'When the next payment falls due',
	},
	...termsFields,
];
