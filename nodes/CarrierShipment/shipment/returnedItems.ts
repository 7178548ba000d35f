import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { Order, OrderItem } from '../../../domain/documents/order';
import { isShipped } from '../../../domain/sale/orderParts';
import { money } from '../../../domain/values/money';
import { IntegrationError } from '../../../runtime/errors/integrationError';

export const returnedItemsProperty: INodeProperties = {
	displayName: 'Items That Come Back',
	name: 'returnedItems',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Item',
	default: {},
	description: 'By SKU. None: all goods of the order.',
	options: [
		{
			displayName: 'Item',
			name: 'item',
			values: [
				{ displayName: 'SKU', name: 'sku', type: 'string', default: '' },
				{ displayName: 'Units', name: 'quantity', type: 'number', typeOptions: { minValue: 1 }, default: 1 },
			],
		},
	],
};

interface Row {
	sku?: string;
	quantity?: number;
}

/** The order with the goods that come back alone. What was not bought, or not so often, is refused. */
export function withReturnedItems(context: IExecuteFunctions, itemIndex: number, order: Order): Order {
	const { item: rows = [] } = context.getNodeParameter('returnedItems', itemIndex, {}) as { item?: Row[] };
	if (rows.length === 0) return order;
	const left = new Map<string, number>();
	for (const { sku = '', quantity = 1 } of rows) {
		if (!Number.isInteger(quantity) || quantity < 1) throw notReturnable(order, `"${sku}" comes back in no whole number of units`);
		left.set(sku.trim(), (left.get(sku.trim()) ?? 0) + quantity);
	}
	const items = order.items.filter(isShipped).flatMap((item) => partOf(item, left));
	const [tooMany] = [...left].filter(([, quantity]) => quantity > 0);
	if (tooMany) throw notReturnable(order, `it has no ${tooMany[1]} more units of "${tooMany[0]}"`);
	return { ...order, items };
}

function partOf(item: OrderItem, left: Map<string, number>): OrderItem[] {
	const wanted = left.get(item.sku ?? '') ?? 0;
	const quantity = Math.min(wanted, item.quantity);
	if (quantity === 0) return [];
	left.set(item.sku ?? '', wanted - quantity);
	const share = quantity / item.quantity;
	return [{ ...item, quantity, discount: money(item.discount * share), total: money(item.total * share) }];
}

function notReturnable(order: Order, why: string): IntegrationError {
	return new IntegrationError('ponte', {
		class: 'validation',
		code: 'itemsNotReturnable',
		message: `Order ${order.number}: ${why}`,
		hint: 'Fill in SKU and units as they stand in the order under "Items That Come Back", or leave it empty for all goods',
	});
}
