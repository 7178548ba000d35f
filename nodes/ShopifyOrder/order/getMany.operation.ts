import type { IDataObject, IExecuteFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { OrderKeeper, OrderQuery } from '../../../domain/ports/orderKeeper';
import type { ItemResult } from '../../../runtime/host/runItems';
import { filterProperties } from './filterProperties';

export const option: INodePropertyOptions = {
	name: 'Get Many',
	value: 'getMany',
	description: 'Search orders, the newest first; one item each',
	action: 'Get many orders',
};

export const description: INodeProperties[] = [
	{
		displayName: 'Return All',
		name: 'returnAll',
		type: 'boolean',
		default: false,
		description: 'Whether to return all results or only up to a given limit',
	},
	{
		displayName: 'Limit',
		name: 'limit',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 50,
		displayOptions: { show: { returnAll: [false] } },
		description: 'Max number of results to return',
	},
	{
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add filter',
		default: {},
		options: filterProperties,
	},
];

export async function execute(context: IExecuteFunctions, itemIndex: number, keeper: OrderKeeper): Promise<ItemResult[]> {
	const all = context.getNodeParameter('returnAll', itemIndex, false) as boolean;
	const limit = all ? Infinity : (context.getNodeParameter('limit', itemIndex, 50) as number);
	const orders = await keeper.list(queryOf(context.getNodeParameter('filters', itemIndex, {}) as IDataObject), limit);
	return orders.map((order) => ({ documents: { order: order as unknown as IDataObject } }));
}

function queryOf(filters: IDataObject): OrderQuery {
	const written = Object.entries(filters).map(([name, value]) => [name, String(value ?? '').trim()] as const);
	return Object.fromEntries(written.filter(([, value]) => value !== ''));
}
