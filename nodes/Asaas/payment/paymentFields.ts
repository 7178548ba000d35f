import type { INodeProperties } from 'n8n-workflow';
import { splitField, termsFields } from '../shared/termsParameters';

const common: INodeProperties[] = [
	{
		displayName: 'Description',
		name: 'description',
		type: 'string',
		default: '',
		placeholder: 'e.g. Pedido 1001',
		description: 'What the customer reads, at most 500 characters',
	},
	{
		displayName: 'Due Date',
		name: 'dueDate',
		type: 'string',
		default: '',
		placeholder: 'e.g. 2026-12-31',
		hint: 'Without it when it is created: in 3 days',
		description: 'Last day to pay',
	},
];

const installments: INodeProperties = {
	displayName: 'Installments',
	name: 'installments',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 1,
	description: 'In how many monthly parts the value is paid',
};

/** Asaas asks for both where a card is charged right away. */
export const cardFields: INodeProperties[] = [
	{
		displayName: 'Card Token',
		name: 'cardToken',
		type: 'string',
		typeOptions: { password: true },
		default: '',
		displayOptions: { show: { method: ['credit_card'] } },
		hint: 'Empty: the customer enters the card on the invoice page',
		description: 'Token of a card that Asaas keeps. Card numbers do not belong into a flow.',
	},
	{
		displayName: 'Customer IP',
		name: 'customerIp',
		type: 'string',
		default: '',
		displayOptions: { show: { method: ['credit_card'] } },
		placeholder: 'e.g. 203.0.113.7',
		description: "Address of the customer's computer, which Asaas demands with a card token",
	},
];

const byName = (fields: INodeProperties[]) => fields.sort((one, other) => one.displayName.localeCompare(other.displayName));

export const paymentFields: INodeProperties[] = byName([...common, installments, ...termsFields, splitField]);

/** What an update of an open payment can change. */
export const changeableFields: INodeProperties[] = [
	...common,
	...termsFields,
	splitField,
	{
		displayName: 'External Reference',
		name: 'externalReference',
		type: 'string',
		default: '',
		placeholder: 'e.g. shopify:1001',
		description: 'What names the payment in your books',
	},
	{
		displayName: 'Value',
		name: 'value',
		type: 'number',
		typeOptions: { numberPrecision: 2, minValue: 0 },
		default: 0,
		description: 'Reais',
	},
];
