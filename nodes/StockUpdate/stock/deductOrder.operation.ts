import type { INodePropertyOptions } from 'n8n-workflow';

export { deductByCount as prepare } from './orderByCount';
export { deductPosting as execute } from './orderOperation';
export { orderProperties as description } from '../../shared/orderParameter';

export const option: INodePropertyOptions = {
	name: 'Deduct Order',
	value: 'deductOrder',
	description: "Take the order's items out of stock, once",
	action: 'Deduct an order from stock',
};
