import type { INodeProperties } from 'n8n-workflow';
import type { InvoiceModel } from '../../../domain/invoice';

const models: readonly { value: InvoiceModel; label: string; description: string }[] = [
	{ value: 55, label: 'NF-e (55)', description: 'For goods that are sent to the customer' },
	{ value: 65, label: 'NFC-e (65)', description: 'For goods that the customer takes along in the shop' },
];

export const modelProperty: INodeProperties = {
	displayName: 'Model',
	name: 'model',
	type: 'options',
	options: models.map(({ value, label, description }) => ({ name: label, value, description })),
	default: 55,
	description: 'Which kind of invoice it is',
};
