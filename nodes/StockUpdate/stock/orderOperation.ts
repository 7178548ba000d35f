import type { IExecuteFunctions } from 'n8n-workflow';
import { startAnew } from '../../../domain/checks/startAnew';
import { emptyProblems } from '../../../domain/checks/lineCheck';
import { stockProblems } from '../../../domain/checks/orderCheck';
import type { DeductRequest, OrderStock } from '../../../domain/ports/stock';
import type { LeftOut } from '../../../domain/documents/order';
import type { Payment } from '../../../domain/documents/payment';
import type { StockChange } from '../../../domain/documents/stock';
import { asObject } from '../../../runtime/host/itemDocuments';
import type { ItemResult } from '../../../runtime/host/runItems';
import { stockPart } from '../../../domain/sale/orderParts';
import { allowedStates, refusePaymentState, refuseState } from '../../shared/allowOption';
import { documentResult } from '../../shared/operation';
import { orderStocks } from '../../../vendors';
import { keyParameter } from '../../shared/optionsCollection';
import { withNumberPrefix } from '../../shared/orderNumberPrefix';
import { orderReference, type OrderReference } from '../../shared/orderReference';
import { refuseProblems } from '../../shared/requireOrder';
import { notStocked } from './notStocked';
import { locationParameter } from './locationProperty';
import { refuseReturn } from './refundOnItem';
import { notePosted, noteReversed, refuseAfterRefund, stockName } from './orderMarks';

/** Has a system that knows the order take its goods out of stock. */
export async function deductPosting(context: IExecuteFunctions, itemIndex: number, orderStock: OrderStock): Promise<ItemResult> {
	const posting = await requestOf(context, itemIndex);
	refuseUnsold(context, itemIndex, posting.request);
	return await withLeftOut(posting, async () => {
		const stock = await orderStock.deductOrder(posting.request);
		await notePosted(context, posting.name);
		return stock;
	});
}

/** Has it take its posting back: all of it, or nothing where a part came back before. */
export async function reversePosting(context: IExecuteFunctions, itemIndex: number, orderStock: OrderStock): Promise<ItemResult> {
	const posting = await requestOf(context, itemIndex);
	const { request, name } = posting;
	refuseReturn(context, itemIndex, request.orderNumber);
	return await withLeftOut(posting, async () => {
		await refuseAfterRefund(context, name, request.orderNumber);
		const stock = await orderStock.returnOrder!(request);
		await noteReversed(context, name);
		return stock;
	});
}

function refuseUnsold(context: IExecuteFunctions, itemIndex: number, { order, orderNumber }: DeductRequest): void {
	const allowed = allowedStates(context, itemIndex, ['unpaid']);
	if (order) refuseState(order, allowed);
	else refusePaymentState((asObject(context.getInputData()[itemIndex]!.json.payment) ?? {}) as unknown as Payment, orderNumber, allowed);
}

interface Posting {
	vendor: string;
	request: DeductRequest;
	/** What is remembered of the order's stock goes by it. */
	name: string;
	/** Lines that are in no stock. */
	leftOut: readonly LeftOut[];
}

async function requestOf(context: IExecuteFunctions, itemIndex: number): Promise<Posting> {
	const { order: whole, number, orderId, key: orderKey } = prefixed(context, itemIndex);
	const { order, leftOut } = whole ? stockPart(whole) : { order: null, leftOut: [] };
	const problems = whole && order ? [...emptyProblems(whole), ...stockProblems(order)] : [];
	refuseProblems(number, problems, `Give the products their SKUs in the shop; ${startAnew}`);
	const vendor = context.getNodeParameter('vendor', itemIndex) as string;
	const location = locationParameter(context, itemIndex);
	const key = keyParameter(context, itemIndex, `${orderKey}:stock`);
	const name = await stockName(context, itemIndex, vendor, orderKey);
	return { vendor, request: { order, orderNumber: number, ...(orderId === undefined ? {} : { orderId }), key, location }, name, leftOut };
}

/** Nothing to count is nothing to ask for. */
async function withLeftOut({ vendor, request, leftOut }: Posting, move: () => Promise<StockChange[]>): Promise<ItemResult> {
	const stock = request.order?.items.length === 0 ? [] : await move();
	return documentResult('stock', [...stock, ...leftOut.map((item) => notStocked(vendor, item))]);
}

/** A system that is given a key knows the order by it. */
function prefixed(context: IExecuteFunctions, itemIndex: number): OrderReference {
	const reference = orderReference(context, itemIndex);
	const vendor = context.getNodeParameter('vendor', itemIndex) as string;
	const isKeyed = orderStocks.some(({ id, keyed }) => id === vendor && keyed === true);
	return isKeyed ? reference : withNumberPrefix(context, itemIndex, reference);
}
