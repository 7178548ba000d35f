import type { LeftOut } from '../../../domain/documents/order';
import type { StockChange } from '../../../domain/documents/stock';
import { describeLeftOut } from '../../../domain/sale/orderParts';

/** Tells of a line of an order that is in no stock. */
export function notStocked(vendor: string, item: LeftOut): StockChange {
	const reason = `Not in stock: ${describeLeftOut([item])}`;
	return { vendor, sku: item.name, location: null, before: null, after: null, delta: 0, movementId: null, status: 'left_out', reason };
}
