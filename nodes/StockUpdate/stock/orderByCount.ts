import type { IExecuteFunctions } from 'n8n-workflow';
import { startAnew } from '../../../domain/checks/startAnew';
import { orderKeyOf, type Order } from '../../../domain/documents/order';
import type { Refund } from '../../../domain/documents/refund';
import type { Problem } from '../../../domain/values/problem';
import { stockProblems } from '../../../domain/checks/orderCheck';
import type { SkuStock } from '../../../domain/ports/stock';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import { keyParameter } from '../../shared/optionsCollection';
import { orderParameter } from '../../shared/orderParameter';
import { refuseProblems, requireOrder } from '../../shared/requireOrder';
import { refundOnItem, refundProblems, returnedItems } from './refundOnItem';
import { changesResult } from './changesResult';
import { runBatch, type Prepared } from './runBatch';
import { locationParameter } from './locationProperty';
import { alreadyMoved, moveOnce, type PieceMovement } from './moveOnce';

interface OrderLine extends PieceMovement {
	/** The order was placed where the stock is counted, so the goods are committed there since it was placed. */
	counted: boolean;
}

/** Takes orders out of the stock of a system that does not know them: the lines, by SKU. */
export async function deductByCount(context: IExecuteFunctions, skuStock: SkuStock, vendor: string): Promise<Prepared> {
	return await runBatch(context, {
		read: (itemIndex) => {
			const order = countableOrder(context, itemIndex);
			return orderLines(context, itemIndex, vendor, { order, sign: -1, counted: order.source === vendor });
		},
		async work(lines) {
			const moved = await moveOnce(
				context,
				vendor,
				skuStock,
				lines.filter(({ counted }) => !counted),
			);
			return lines.map((line) => (line.counted ? alreadyMoved(vendor, line) : moved.shift()!));
		},
		result: changesResult,
	});
}

/** Puts the lines of orders back, by SKU. */
export async function returnByCount(context: IExecuteFunctions, skuStock: SkuStock, vendor: string): Promise<Prepared> {
	return await runBatch(context, {
		read: (itemIndex) => {
			const refund = refundOnItem(context, itemIndex);
			if (refund) return refundLines(context, itemIndex, vendor, refund);
			const order = countableOrder(context, itemIndex);
			if (order.source === vendor) throw returnsByItself(order);
			return orderLines(context, itemIndex, vendor, { order, sign: 1, counted: false });
		},
		work: async (lines) => await moveOnce(context, vendor, skuStock, lines),
		result: changesResult,
	});
}

function countableOrder(context: IExecuteFunctions, itemIndex: number): Order {
	const order = requireOrder(orderParameter(context, itemIndex));
	refuseProblems(order.number, [...stockProblems(order), ...unitProblems(order)], `Give the products their SKUs in the shop; ${startAnew}`);
	return order;
}

/** An order of more is a slip of the finger. */
const mostUnits = 1_000_000;

/** Counters know whole units, as Set and Adjust do. What is no quantity at all is named by `stockProblems`. */
function unitProblems({ items }: Order): Problem[] {
	return items.flatMap(({ quantity }, index) => {
		const field = `order.items[${index}].quantity`;
		if (!(Number(quantity) > 0)) return [];
		if (!Number.isSafeInteger(quantity)) return [{ field, message: 'is not a whole number, and stock is counted in whole units' }];
		return quantity > mostUnits ? [{ field, message: 'is beyond a million' }] : [];
	});
}

interface Movement {
	order: Order;
	sign: -1 | 1;
	counted: boolean;
}

function orderLines(context: IExecuteFunctions, itemIndex: number, vendor: string, { order, sign, counted }: Movement): OrderLine[] {
	const location = locationParameter(context, itemIndex);
	const key = keyParameter(context, itemIndex, `${orderKeyOf(order)}:stock`);
	// A return is named apart from its deduction, also where the user gives both the same key.
	const piece = [vendor, key, ...(sign === 1 ? ['return'] : [])].join(':');
	return order.items.map(({ id, sku, quantity }) => ({
		sku: sku!,
		location,
		delta: sign * quantity,
		piece,
		// By its id: an order that is read again may have fewer lines.
		line: id,
		key: `${piece}:${id}`,
		counted,
	}));
}

/** What came back with one refund: each refund and line once, however often and in however many steps the order is given back. */
function refundLines(context: IExecuteFunctions, itemIndex: number, vendor: string, refund: Refund): OrderLine[] {
	const order = requireOrder(orderParameter(context, itemIndex));
	if (order.source === vendor) throw returnsByItself(order);
	const items = returnedItems(refund);
	refuseProblems(order.number, refundProblems({ items }), 'Give the products their SKUs in the shop, then run the item again');
	const location = locationParameter(context, itemIndex);
	const key = keyParameter(context, itemIndex, `${orderKeyOf(order)}:stock`);
	const piece = [vendor, key, 'return', refund.id].join(':');
	return items.map(({ id, sku, quantity }, index) => {
		const line = `${id}:${items.slice(0, index).filter((other) => other.id === id).length}`;
		return { sku: sku!, location, delta: quantity, piece, line, key: `${piece}:${line}`, counted: false };
	});
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
