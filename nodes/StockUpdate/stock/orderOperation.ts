import type { IExecuteFunctions } from 'n8n-workflow';
import { startAnew } from '../../../domain/checks/startAnew';
import { stockProblems } from '../../../domain/checks/orderCheck';
import type { DeductRequest } from '../../../domain/ports/stock';
import type { StockChange } from '../../../domain/documents/stock';
import type { ItemResult } from '../../../runtime/host/runItems';
import { documentResult } from '../../shared/operation';
import { keyParameter } from '../../shared/optionsCollection';
import { orderReference } from '../../shared/orderReference';
import { refuseProblems } from '../../shared/requireOrder';
import { locationParameter } from './locationProperty';

/** Has a system that knows the order move its stock. */
export async function moveOrder(
	context: IExecuteFunctions,
	itemIndex: number,
	move: (request: DeductRequest) => Promise<StockChange[]>,
): Promise<ItemResult> {
	const { order, number, id } = orderReference(context, itemIndex);
	if (order) refuseProblems(number, stockProblems(order), `Give the products their SKUs in the shop; ${startAnew}`);
	const location = locationParameter(context, itemIndex);
	const key = keyParameter(context, itemIndex, `${id}:stock`);
	const stock = await move({ order, orderNumber: number, key, location });
	return documentResult('stock', stock);
}
