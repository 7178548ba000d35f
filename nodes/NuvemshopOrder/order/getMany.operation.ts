import type { IDataObject, IExecuteFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { ParcelDesk, OrderQuery } from '../../../domain/ports/orderKeeper';
import type { ItemResult } from '../../../runtime/host/runItems';
import { manyProperties, maxResults } from '../../shared/manyProperties';
import { documentResult } from '../../shared/operation';
import { filterProperties } from './filterProperties';

export const option: INodePropertyOptions = {
	name: 'Get Many',
	value: 'getMany',
	description: 'Search orders, the newest first; one item for each',
	action: 'Get many orders',
};

export const description: INodeProperties[] = manyProperties(filterProperties);

export async function execute(context: IExecuteFunctions, itemIndex: number, desk: ParcelDesk): Promise<ItemResult[]> {
	const query = queryOf(context.getNodeParameter('filters', itemIndex, {}) as IDataObject);
	const orders = await desk.list(query, maxResults(context, itemIndex));
	return orders.map((order) => documentResult('order', order));
}

function queryOf(filters: IDataObject): OrderQuery {
	const written = Object.entries(filters).map(([name, value]) => [name, String(value ?? '').trim()] as const);
	return Object.fromEntries(written.filter(([, value]) => value !== ''));
}
