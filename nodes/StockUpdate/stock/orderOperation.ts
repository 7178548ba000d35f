import type { IExecuteFunctions } from 'n8n-workflow';
import { startAnew } from '../../../domain/checks/startAnew';
import { stockProblems } from '../../../domain/checks/orderCheck';
import type { DeductRequest } from '../../../domain/ports/stock';
import type { StockChange } from '../../../domain/documents/stock';
import type { ItemResult } from '../../../runtime/host/runItems';
import { stockPart } from '../../../domain/sale/orderParts';
import { documentResult } from '../../shared/operation';
import { orderStocks } from '../../../vendors';
import { keyParameter } from '../../shared/optionsCollection';
import { withNumberPrefix } from '../../shared/orderNumberPrefix';
import { orderReference, type OrderReference } from '../../shared/orderReference';
import { refuseProblems } from '../../shared/requireOrder';
import { notStocked } from './notStocked';
import { locationParameter } from './locationProperty';

/** Has a system that knows the order move its stock. */
export async function moveOrder(
	context: IExecuteFunctions,
	itemIndex: number,
	move: (request: DeductRequest) => Promise<StockChange[]>,
): Promise<ItemResult> {
	const { order: whole, number, key: orderKey } = prefixed(context, itemIndex);
	const { order, leftOut } = whole ? stockPart(whole) : { order: null, leftOut: [] };
	if (order) refuseProblems(number, stockProblems(order), `Give the products their SKUs in the shop; ${startAnew}`);
	const vendor = context.getNodeParameter('vendor', itemIndex) as string;
	const location = locationParameter(context, itemIndex);
	const key = keyParameter(context, itemIndex, `${orderKey}:stock`);
	// Nothing to count is nothing to ask for.
	const stock = order?.items.length === 0 ? [] : await move({ order, orderNumber: number, key, location });
	return documentResult('stock', [...stock, ...leftOut.map((item) => notStocked(vendor, item))]);
}

/** A system that is given a key knows the order by it. */
function prefixed(context: IExecuteFunctions, itemIndex: number): OrderReference {
	const reference = orderReference(context, itemIndex);
	const vendor = context.getNodeParameter('vendor', itemIndex) as string;
	const isKeyed = orderStocks.some(({ id, keyed }) => id === vendor && keyed === true);
	return isKeyed ? reference : withNumberPrefix(context, itemIndex, reference);
}
