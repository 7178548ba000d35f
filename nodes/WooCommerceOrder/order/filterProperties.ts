import type { INodeProperties } from 'n8n-workflow';
import { searchableStatuses } from './statuses';

/** The filters of Get Many, named as in `OrderQuery`. */
export const filterProperties: INodeProperties[] = [
	{ displayName: 'Created After', name: 'createdFrom', type: 'dateTime', default: '', description: 'Placed after this moment' },
	{ displayName: 'Created Before', name: 'createdTo', type: 'dateTime', default: '', description: 'Placed before this moment' },
	{
		displayName: 'Search',
		name: 'search',
		type: 'string',
		default: '',
		placeholder: 'e.g. Helena',
		description: "What stands in the customer's fields or in the number of the order",
	},
	{
		displayName: 'Status',
		name: 'state',
		type: 'options',
		options: searchableStatuses,
		default: 'processing',
		description: 'Where the order stands',
	},
	{ displayName: 'Updated After', name: 'updatedFrom', type: 'dateTime', default: '', description: 'Changed after this moment' },
	{ displayName: 'Updated Before', name: 'updatedTo', type: 'dateTime', default: '', description: 'Changed before this moment' },
];
