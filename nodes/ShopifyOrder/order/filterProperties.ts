import type { INodeProperties } from 'n8n-workflow';

/** The filters of Get Many, named as in `OrderQuery`. */
export const filterProperties: INodeProperties[] = [
	{ displayName: 'Created After', name: 'createdFrom', type: 'dateTime', default: '', description: 'Placed at this moment or later' },
	{ displayName: 'Created Before', name: 'createdTo', type: 'dateTime', default: '', description: 'Placed at this moment or earlier' },
	{
		displayName: 'Financial Status',
		name: 'financialStatus',
		type: 'options',
		options: [
			{ name: 'Authorized', value: 'authorized' },
			{ name: 'Paid', value: 'paid' },
			{ name: 'Partially Paid', value: 'partially_paid' },
			{ name: 'Partially Refunded', value: 'partially_refunded' },
			{ name: 'Pending', value: 'pending' },
			{ name: 'Refunded', value: 'refunded' },
			{ name: 'Voided', value: 'voided' },
		],
		default: 'paid',
		description: 'Where the money is',
	},
	{
		displayName: 'Fulfillment Status',
		name: 'fulfillmentStatus',
		type: 'options',
		options: [
			{ name: 'Fulfilled', value: 'fulfilled' },
			{ name: 'Partially Fulfilled', value: 'partial' },
			{ name: 'Unfulfilled', value: 'unfulfilled' },
		],
		default: 'unfulfilled',
		description: 'Where the goods are',
	},
	{
		displayName: 'Search',
		name: 'search',
		type: 'string',
		default: '',
		placeholder: 'e.g. sku:CAM-ALG-M OR total_price:>=500',
		hint: "In Shopify's own search language; narrows the other filters further",
		description: 'Whatever the other filters cannot say',
	},
	{
		displayName: 'State',
		name: 'state',
		type: 'options',
		options: [
			{ name: 'Cancelled', value: 'cancelled' },
			{ name: 'Closed', value: 'closed' },
			{ name: 'Open', value: 'open' },
		],
		default: 'open',
		description: 'Whether there is still something to do',
	},
	{ displayName: 'Tag', name: 'tag', type: 'string', default: '', placeholder: 'e.g. nf-e', description: 'Orders that have this tag' },
	{ displayName: 'Updated After', name: 'updatedFrom', type: 'dateTime', default: '', description: 'Changed at this moment or later' },
	{ displayName: 'Updated Before', name: 'updatedTo', type: 'dateTime', default: '', description: 'Changed at this moment or earlier' },
	{
		displayName: 'Without Tag',
		name: 'withoutTag',
		type: 'string',
		default: '',
		placeholder: 'e.g. nf-e',
		description: 'Orders that do not have this tag',
	},
];
