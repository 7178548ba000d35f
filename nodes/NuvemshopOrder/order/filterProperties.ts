import type { INodeProperties } from 'n8n-workflow';

/** The filters of Get Many, named as in `OrderQuery`. */
export const filterProperties: INodeProperties[] = [
	{ displayName: 'Created After', name: 'createdFrom', type: 'dateTime', default: '', description: 'Placed after this moment' },
	{ displayName: 'Created Before', name: 'createdTo', type: 'dateTime', default: '', description: 'Placed before this moment' },
	{
		displayName: 'Payment Status',
		name: 'financialStatus',
		type: 'options',
		options: [
			{ name: 'Abandoned', value: 'abandoned' },
			{ name: 'Authorized', value: 'authorized' },
			{ name: 'Paid', value: 'paid' },
			{ name: 'Pending', value: 'pending' },
			{ name: 'Refunded', value: 'refunded' },
			{ name: 'Voided', value: 'voided' },
		],
		default: 'paid',
		description: 'Without it Nuvemshop lists orders that are pending, authorized or paid, and no others',
	},
	{
		displayName: 'Search',
		name: 'search',
		type: 'string',
		default: '',
		placeholder: 'e.g. Helena',
		description: 'The number of the order, or what stands in the name or email of the customer',
	},
	{
		displayName: 'Status',
		name: 'state',
		type: 'options',
		options: [
			{ name: 'Archived', value: 'closed' },
			{ name: 'Cancelled', value: 'cancelled' },
			{ name: 'Open', value: 'open' },
		],
		default: 'open',
		description: 'Where the order stands',
	},
	{ displayName: 'Updated After', name: 'updatedFrom', type: 'dateTime', default: '', description: 'Changed after this moment' },
	{ displayName: 'Updated Before', name: 'updatedTo', type: 'dateTime', default: '', description: 'Changed before this moment' },
];
