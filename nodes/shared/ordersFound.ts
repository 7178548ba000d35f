import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { OrderQuery, OrderReader } from '../../domain/ports/orderKeeper';
import type { ItemResult } from '../../runtime/host/runItems';
import { filtersParameter } from './filtersParameter';
import { maxResults } from './manyProperties';
import { documentResult } from './operation';

/** Get Many of a shop's orders, by the filters that are filled in; one item for each. */
export async function ordersFound(context: IExecuteFunctions, itemIndex: number, orders: Pick<OrderReader, 'list'>): Promise<ItemResult[]> {
	const query = queryOf(filtersParameter(context, itemIndex));
	const found = await orders.list(query, maxResults(context, itemIndex));
	return found.map((order) => documentResult('order', order));
}

function queryOf(filters: IDataObject): OrderQuery {
	return Object.fromEntries(Object.entries(filters).map(([name, value]) => [name, String(value).trim()]));
}
