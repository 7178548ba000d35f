import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { manyProperties } from '../../shared/manyProperties';
import { filterProperties } from './filterProperties';

export { ordersFound as execute } from '../../shared/ordersFound';

export const option: INodePropertyOptions = {
	name: 'Get Many',
	value: 'getMany',
	description: 'Search orders, the newest first; one item for each',
	action: 'Get many orders',
};

export const description: INodeProperties[] = manyProperties(filterProperties);
