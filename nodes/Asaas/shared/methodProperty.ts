import type { INodeProperties } from 'n8n-workflow';

/** How the customer pays. */
export const methodProperty: INodeProperties = {
	displayName: 'Method',
	name: 'method',
	type: 'options',
	options: [
		{ name: 'Boleto', value: 'bank_slip' },
		{ name: 'Credit Card', value: 'credit_card', description: 'A card that Asaas keeps under a token, else entered on the invoice page' },
		{ name: 'Customer Chooses', value: 'undefined', description: 'On the invoice page of Asaas' },
		{ name: 'Pix', value: 'pix' },
	],
	default: 'pix',
	description: 'How the customer pays',
};
