import type { IExecuteFunctions } from 'n8n-workflow';
import { startAnew } from '../../../domain/checks/startAnew';
import { stockProblems } from '../../../domain/checks/orderCheck';
import type { OrderStock } from '../../../domain/ports/stock';
import type { ItemResult } from '../../../runtime/host/runItems';
import { documentResult } from '../../shared/operation';
import { keyParameter } from '../../shared/optionsCollection';
import { orderReference } from '../../shared/orderReference';
import { refuseProblems } from '../../shared/requireOrder';
import { locationParameter } from './locationProperty';
import { notePosted, noteReversed, refuseAfterRefund, stockName } from './orderMarks';

/** Has a system that knows the order take its goods out of stock. */
export async function deductPosting(context: IExecuteFunctions, itemIndex: number, keeper: OrderStock): Promise<ItemResult> {
	const { request, name } = requestOf(context, itemIndex);
	const stock = await keeper.deductOrder(request);
	await notePosted(context, name);
	return documentResult('stock', stock);
}

/** Has it take its posting back: all of it, or nothing where a part came back before. */
export async function reversePosting(context: IExecuteFunctions, itemIndex: number, keeper: OrderStock): Promise<ItemResult> {
	const { request, name } = requestOf(context, itemIndex);
	await refuseAfterRefund(context, name, request.orderNumber);
	const stock = await keeper.returnOrder!(request);
	await noteReversed(context, name);
	return documentResult('stock', stock);
}

function requestOf(context: IExecuteFunctions, itemIndex: number) {
	const { order, number, key: orderKey } = orderReference(context, itemIndex);
	if (order) refuseProblems(number, stockProblems(order), `Give the products their SKUs in the shop; ${startAnew}`);
	const location = locationParameter(context, itemIndex);
	const key = keyParameter(context, itemIndex, `${orderKey}:stock`);
	const vendor = context.getNodeParameter('vendor', itemIndex, '') as string;
	return { request: { order, orderNumber: number, key, location }, name: stockName(context, itemIndex, vendor, orderKey) };
}
