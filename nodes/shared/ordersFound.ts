import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { OrderQuery, OrderReader } from '../../domain/ports/orderKeeper';
import { IntegrationError } from '../../runtime/errors/integrationError';
import type { ItemResult } from '../../runtime/host/runItems';
import { maxResults } from './manyProperties';
import { documentResult } from './operation';
import { requireMoment } from './requireMoment';

/** Get Many of a shop's orders, by the filters that are filled in; one item for each. */
export async function ordersFound(context: IExecuteFunctions, itemIndex: number, orders: Pick<OrderReader, 'list'>): Promise<ItemResult[]> {
	const query = queryOf(context.getNodeParameter('filters', itemIndex, {}) as IDataObject, context.getTimezone());
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

/** What an expression left empty, or nobody can read, is not "all of them". `timeZone`: of what is written without one. */
function queryOf(filters: IDataObject, timeZone: string): OrderQuery {
	const filled = Object.entries(filters).filter(([, value]) => typeof value !== 'string' || value.trim() !== '');
	return Object.fromEntries(
		filled.map(([name, value]) => {
			if (value === null || value === undefined || Array.isArray(value)) throw filterEmpty(name);
			const label = moments[name];
			return [name, label === undefined ? String(value).trim() : requireMoment(value, label, timeZone)];
		}),
	);
}

function filterEmpty(name: string): IntegrationError {
	return new IntegrationError('ponte', {
		class: 'validation',
		code: 'filterEmpty',
		message: `The filter "${moments[name] ?? name}" is empty, so it would list all orders`,
		hint: 'Look where its expression takes it from, or take the filter away to list all orders',
	});
}
