import type { INodeProperties } from 'n8n-workflow';
import { leastReais, wholeNumber } from '../../shared/numberParameter';
import { cycles } from '../shared/cycles';
import type { NumberField } from '../shared/numberFields';

export const chargeTypeProperty: INodeProperties = {
	displayName: 'Charge Type',
	name: 'chargeType',
	type: 'options',
	options: [
		{ name: 'Installments', value: 'installment', description: 'The customer may pay in parts' },
		{ name: 'Once', value: 'detached' },
		{ name: 'Subscription', value: 'recurrent' },
	],
	default: 'detached',
	description: 'What the customer agrees to',
};

export const linkNumbers: Record<string, NumberField> = {
	dueDateLimitDays: { field: 'Boleto Days', ...wholeNumber },
	maxInstallmentCount: { field: 'Maximum Installments', ...wholeNumber },
	value: { field: 'Value', ...leastReais },
};

export const linkFields: INodeProperties[] = [
	{
		displayName: 'Boleto Days',
		name: 'dueDateLimitDays',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 3,
		description: 'How many days a boleto may be paid. Asaas wants it where a boleto can be chosen.',
	},
	{ displayName: 'Description', name: 'description', type: 'string', default: '', description: 'What the customer reads' },
	{
		displayName: 'End Date',
		name: 'endDate',
		type: 'string',
		default: '',
		placeholder: 'e.g. 2026-12-31',
		description: 'Last day on which it can be opened',
	},
	{
		displayName: 'Maximum Installments',
		name: 'maxInstallmentCount',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 1,
		description: 'In how many parts the customer may pay',
	},
	{
		displayName: 'Subscription Cycle',
		name: 'subscriptionCycle',
		type: 'options',
		options: cycles,
		default: 'monthly',
		description: 'How often the customer pays',
	},
	{
		displayName: 'Value',
		name: 'value',
		type: 'number',
		typeOptions: { numberPrecision: 2, minValue: 0 },
		default: 0,
		hint: 'Without it: the customer says how much',
		description: 'Reais',
	},
];
