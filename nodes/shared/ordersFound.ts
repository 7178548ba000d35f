import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { OrderQuery, OrderReader } from '../../domain/ports/orderKeeper';
import type { ItemResult } from '../../runtime/host/runItems';
import { filtersParameter } from './filtersParameter';
import { maxResults } from './manyProperties';
import { documentResult } from './operation';
import { requireMoment } from './requireMoment';

/** Get Many of a shop's orders, by the filters that are filled in; one item for each. */
export async function ordersFound(context: IExecuteFunctions, itemIndex: number, orders: Pick<OrderReader, 'list'>): Promise<ItemResult[]> {
	const query = queryOf(filtersParameter(context, itemIndex), context.getTimezone());
	const found = await orders.list(query, maxResults(context, itemIndex));
	return found.map((order) => documentResult('order', order));
}

/** Filters that are moments, by the names that the nodes show. */
const moments: Readonly<Record<string, string>> = {
	createdFrom: 'Created After',
	createdTo: 'Created Before',
	updatedFrom: 'Updated After',
	updatedTo: 'Updated Before',
};

/** `timeZone`: of a moment that is written without one. */
function queryOf(filters: IDataObject, timeZone: string): OrderQuery {
	return Object.fromEntries(
		Object.entries(filters).map(([name, value]) => {
			const label = moments[name];
			return [name, label === undefined ? String(value).trim() : requireMoment(value, label, timeZone)];
		}),
	);
}
