import type { INodePropertyOptions } from 'n8n-workflow';

/** WooCommerce's own statuses. */
const statusOptions: INodePropertyOptions[] = [
	{ name: 'Cancelled', value: 'cancelled' },
	{ name: 'Completed', value: 'completed' },
	{ name: 'Failed', value: 'failed' },
	{ name: 'On Hold', value: 'on-hold' },
	{ name: 'Pending Payment', value: 'pending' },
	{ name: 'Processing', value: 'processing' },
];

/** Those to set: another one is of a plugin of the store. */
export const settableStatuses: INodePropertyOptions[] = [
	...statusOptions,
	{ name: 'Another One', value: 'other', description: 'A status that a plugin of the store made' },
];

/** Those to search by. */
export const searchableStatuses: INodePropertyOptions[] = [...statusOptions, { name: 'Refunded', value: 'refunded' }];
