import type { INodePropertyOptions } from 'n8n-workflow';

export { returnByCount as prepare } from './orderByCount';
export { reversePosting as execute } from './orderOperation';
export { orderProperties as description } from '../../shared/orderParameter';

export const option: INodePropertyOptions = {
	name: 'Return Order',
	value: 'returnOrder',
	description:
		"Put the order's items back into stock, once, after it was cancelled or sent back; behind a refund event what came back with it. Goods that were counted by SKU come back only in the workflow whose Deduct Order took them out.",
	action: 'Return an order to stock',
};
