import type { IExecuteFunctions } from 'n8n-workflow';
import { stockProblems } from '../../../domain/orderCheck';
import type { StockCounter, StockMovement } from '../../../domain/ports/stockKeeper';
import type { ItemResult } from '../../../runtime/host/runItems';
import { keyParameter } from '../../shared/optionsCollection';
import { orderParameter } from '../../shared/orderParameter';
import { refuseProblems, requireOrder } from '../../shared/requireOrder';
import { inOneGo } from './inOneGo';
import { locationParameter } from './locationProperty';
import { alreadyMoved, moveOnce } from './moveOnce';

interface DeductLine extends StockMovement {
	/** The order was placed where the stock is counted, so the goods are committed there since it was placed. */
	counted: boolean;
}

/** Takes orders out of the stock of a system that does not know them: the lines, by SKU. */
export async function prepare(
	context: IExecuteFunctions,
	counter: StockCounter,
	vendor: string,
): Promise<(itemIndex: number) => Promise<ItemResult>> {
	return await inOneGo<DeductLine>(context, {
		read: (itemIndex) => orderLines(context, itemIndex, vendor),
		async work(lines) {
			const moved = await moveOnce(
				context,
				vendor,
				counter,
				lines.filter(({ counted }) => !counted),
			);
			return lines.map((line) => (line.counted ? alreadyMoved(vendor, line) : moved.shift()!));
		},
	});
}

function orderLines(context: IExecuteFunctions, itemIndex: number, vendor: string): DeductLine[] {
	const order = requireOrder(orderParameter(context, itemIndex));
	refuseProblems(order.number, stockProblems(order), 'Give the products their SKUs in the shop, then run the item again');
	const location = locationParameter(context, itemIndex);
	const key = keyParameter(context, itemIndex, `${order.id}:stock`);
	return order.items.map(({ sku, quantity }, line) => ({
		sku: sku!,
		location,
		delta: -quantity,
		key: [vendor, key, line].join(':'),
		counted: order.source === vendor,
	}));
}
