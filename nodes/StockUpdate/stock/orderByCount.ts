import type { IExecuteFunctions } from 'n8n-workflow';
import { startAnew } from '../../../domain/checks/startAnew';
import { orderKeyOf, type LeftOut, type Order } from '../../../domain/documents/order';
import type { Refund } from '../../../domain/documents/refund';
import type { StockChange } from '../../../domain/documents/stock';
import { stockPart } from '../../../domain/sale/orderParts';
import type { Problem } from '../../../domain/values/problem';
import { emptyProblems } from '../../../domain/checks/lineCheck';
import { stockProblems } from '../../../domain/checks/orderCheck';
import type { SkuStock } from '../../../domain/ports/stock';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import { allowedStates, refuseState } from '../../shared/allowOption';
import { orderParameter } from '../../shared/orderParameter';
import { refuseProblems, requireOrder } from '../../shared/requireOrder';
import { refundOnItem, refundProblems, refuseReturn, returnedItems } from './refundOnItem';
import { changesResult } from './changesResult';
import { runBatch, type Prepared } from './runBatch';
import { locationParameter } from './locationProperty';
import { notStocked } from './notStocked';
import { alreadyMoved, moveOnce, type PieceMovement } from './moveOnce';
import { keyAt, linesToReturn, noteTakenOut, refuseUntaken, returnName, stockName, type TakenOut } from './orderMarks';

interface OrderLine extends PieceMovement {
	/** Nothing is to be moved: the goods are committed since the order was placed where the stock is counted, or came back before. */
	settled: boolean;
	/** It is in no stock at all. */
	leftOut?: LeftOut;
}

/** Takes orders out of the stock of a system that does not know them: the lines, by SKU. */
export async function deductByCount(context: IExecuteFunctions, skuStock: SkuStock, vendor: string): Promise<Prepared> {
	return await runBatch(context, {
		read: async (itemIndex) => {
			const order = countableOrder(context, itemIndex);
			refuseState(order, allowedStates(context, itemIndex, ['unpaid']));
			const name = await stockName(context, itemIndex, vendor, orderKeyOf(order));
			return orderLines(context, itemIndex, { order, piece: name, sign: -1, settled: isOwn(order, skuStock, vendor) });
		},
		async work(lines) {
			const changes = await moveLines(context, vendor, skuStock, lines);
			await noteTakenOut(context, takenOutOf(lines, changes));
			return changes;
		},
		result: changesResult,
	});
}

/** Puts the lines of orders back, by SKU: what was taken out here before, once. */
export async function returnByCount(context: IExecuteFunctions, skuStock: SkuStock, vendor: string): Promise<Prepared> {
	return await runBatch(context, {
		read: async (itemIndex) => {
			const refund = refundOnItem(context, itemIndex);
			return await (refund
				? refundLines(context, itemIndex, { vendor, skuStock, refund })
				: returnLines(context, itemIndex, vendor, skuStock));
		},
		work: async (lines) => await moveLines(context, vendor, skuStock, lines),
		result: changesResult,
	});
}

/** Moves what is counted here and is open; answers one change a line, in order. */
async function moveLines(context: IExecuteFunctions, vendor: string, skuStock: SkuStock, lines: OrderLine[]): Promise<StockChange[]> {
	const open = lines.filter(({ settled, leftOut }) => !settled && leftOut === undefined);
	const moved = await moveOnce(context, vendor, skuStock, open);
	return lines.map((line) => {
		if (line.leftOut) return notStocked(vendor, line.leftOut);
		return line.settled ? alreadyMoved(vendor, line) : moved.shift()!;
	});
}

/** By order; what was moved in an earlier run was noted then. */
function takenOutOf(lines: readonly OrderLine[], changes: readonly StockChange[]): TakenOut[] {
	return [...new Set(lines.map(({ piece }) => piece))].map((name) => {
		const isOwn = ({ piece, leftOut }: OrderLine) => piece === name && leftOut === undefined;
		const own = lines.flatMap((line, index) => (isOwn(line) ? [{ line, status: changes[index]!.status }] : []));
		const units = (moved: boolean) =>
			own.filter(({ status }) => !moved || status === 'moved').map(({ line: { line, delta } }) => ({ id: line, quantity: -delta }));
		return { name, lines: units(false), moved: units(true) };
	});
}

function countableOrder(context: IExecuteFunctions, itemIndex: number): Order {
	const whole = requireOrder(orderParameter(context, itemIndex));
	const { items } = stockPart(whole).order;
	const problems = [
		...emptyProblems(whole),
		...stockProblems({ ...whole, items }),
		...unitProblems(items, 'order.items'),
		...idProblems(whole.items),
	];
	refuseProblems(whole.number, problems, `Give the products their SKUs in the shop; ${startAnew}`);
	return whole;
}

/** n8n remembers lines by their ids: a second one of the same id, or without any, would pass for the first one again. */
function idProblems(items: Order['items']): Problem[] {
	const ids = items.map(({ id }) => id ?? '');
	return ids.flatMap((id, index) =>
		ids.indexOf(id) === index ? [] : [{ field: `order.items[${index}].id`, message: 'is missing, or is that of another line' }],
	);
}

/** An order of more is a slip of the finger. */
const mostUnits = 1_000_000;

/** Counters know whole units, as Set and Adjust do. What is no quantity at all is named by `stockProblems`. */
function unitProblems(items: readonly { quantity: number }[], list: string): Problem[] {
	return items.flatMap(({ quantity }, index) => {
		const field = `${list}[${index}].quantity`;
		if (!(Number(quantity) > 0)) return [];
		if (!Number.isSafeInteger(quantity)) return [{ field, message: 'is not a whole number, and stock is counted in whole units' }];
		return quantity > mostUnits ? [{ field, message: 'is beyond a million' }] : [];
	});
}

interface Movement {
	order: Order;
	piece: string;
	sign: -1 | 1;
	settled: boolean;
}

function orderLines(context: IExecuteFunctions, itemIndex: number, { order, piece, sign, settled }: Movement): OrderLine[] {
	const location = locationParameter(context, itemIndex);
	const part = stockPart(order);
	// By its id: an order that is read again may have fewer lines.
	const lineOf = (id: string) => ({ location, piece, line: id, key: keyAt(`${piece}:${id}`), settled });
	return [
		...part.order.items.map(({ id, sku, quantity }) => ({ ...lineOf(id), sku: sku!, delta: sign * quantity })),
		...part.leftOut.map((leftOut) => ({ ...lineOf(leftOut.id), sku: leftOut.name, delta: 0, leftOut })),
	];
}

async function returnLines(context: IExecuteFunctions, itemIndex: number, vendor: string, skuStock: SkuStock): Promise<OrderLine[]> {
	const order = countableOrder(context, itemIndex);
	refuseReturn(context, itemIndex, order.number);
	if (isOwn(order, skuStock, vendor)) throw returnsByItself(order);
	const name = await stockName(context, itemIndex, vendor, orderKeyOf(order));
	await refuseUntaken(context, name, order.number, stockPart(order).order.items);
	return orderLines(context, itemIndex, { order, piece: returnName(name), sign: 1, settled: false });
}

/** What came back with one refund: each refund and line once, however often and in however many steps the order is given back. */
async function refundLines(
	context: IExecuteFunctions,
	itemIndex: number,
	{ vendor, skuStock, refund }: { vendor: string; skuStock: SkuStock; refund: Refund },
): Promise<OrderLine[]> {
	const order = requireOrder(orderParameter(context, itemIndex));
	if (isOwn(order, skuStock, vendor)) throw returnsByItself(order);
	const items = returnedItems(refund);
	const problems = [...refundProblems({ items }), ...unitProblems(items, 'refund.items')];
	refuseProblems(order.number, problems, 'Give the products their SKUs in the shop, then run the item again');
	const location = locationParameter(context, itemIndex);
	const name = await stockName(context, itemIndex, vendor, orderKeyOf(order));
	const open = await linesToReturn(context, name, order.number, items);
	const piece = returnName(name, refund.id);
	return items.map((item, index) => {
		const { id, sku, quantity } = item;
		const line = `${id}:${items.slice(0, index).filter((other) => other.id === id).length}`;
		return { sku: sku!, location, delta: quantity, piece, line, key: keyAt(`${piece}:${line}`), settled: !open.has(item) };
	});
}

/** Placed in the very shop whose stock is counted; another one of the same system has goods of its own. */
function isOwn({ source, account }: Order, skuStock: SkuStock, vendor: string): boolean {
	if (source !== vendor) return false;
	const counted = skuStock.account?.();
	return counted === undefined || typeof account !== 'string' || account === '' || account === counted;
}

/** A shop restocks its own orders when they are cancelled or refunded there: counting them as well would put the goods back twice. */
function returnsByItself({ number }: Order): IntegrationError {
	return new IntegrationError('ponte', {
		class: 'validation',
		code: 'ordersOwnShop',
		message: `Order ${number} was placed in this shop, which puts the goods back itself when the order is cancelled or refunded`,
		hint: 'Cancel or refund the order in the shop with restocking; use this operation for the other systems that count the goods',
	});
}
