import type { INodeProperties } from 'n8n-workflow';

export const reversalProperties: INodeProperties[] = [
	{
		displayName: 'Restock',
		name: 'restock',
		type: 'boolean',
		default: true,
		description: 'Whether the items go back into the stock of the shop',
	},
];

export const notifyProperty: INodeProperties = {
	displayName: 'Notify Customer',
	name: 'notifyCustomer',
	type: 'boolean',
	default: false,
	hint: 'Off: a later node of the flow tells the customer, for example on WhatsApp',
	description: 'Whether Shopify sends its own message',
};

export const staffNoteProperty: INodeProperties = {
	displayName: 'Staff Note',
	name: 'staffNote',
	type: 'string',
	default: '',
	placeholder: 'e.g. cliente desistiu',
	description: 'For the people of the shop; the customer does not see it',
};
