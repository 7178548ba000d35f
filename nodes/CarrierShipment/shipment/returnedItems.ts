import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { Order, OrderItem } from '../../../domain/documents/order';
import { isShipped } from '../../../domain/sale/orderParts';
import { money } from '../../../domain/values/money';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import { itemJson } from '../../../runtime/host/currentItem';
import { asObject } from '../../../runtime/host/itemDocuments';

export const returnedItemsProperty: INodeProperties = {
	displayName: 'Items That Come Back',
	name: 'returnedItems',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Item',
	default: {},
	description: 'By SKU. None: what the "return" on the item names, as a shop\'s trigger puts it there; without one all goods of the order.',
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
	if (rows.length === 0) return withAnnouncedItems(context, itemIndex, order);
	const left = new Map<string, number>();
	for (const { sku = '', quantity = 1 } of rows) {
		if (sku.trim() === '') throw notReturnable(order, 'a line under "Items That Come Back" has no SKU');
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
	return [unitsOf(item, quantity)];
}

function unitsOf(item: OrderItem, quantity: number): OrderItem {
	const share = quantity / item.quantity;
	return { ...item, quantity, discount: money(item.discount * share), total: money(item.total * share) };
}

/** What the shop agreed to take back. Where it does not say which goods those are, the whole order is not what is meant. */
function withAnnouncedItems(context: IExecuteFunctions, itemIndex: number, order: Order): Order {
	const announced = asObject(itemJson(context, itemIndex).return);
	if (announced === undefined) return order;
	const lines: unknown = announced.items;
	if (!Array.isArray(lines) || lines.length === 0) throw returnWithoutLines(order);
	const items = lines.map((line: unknown) => {
		const { id, quantity, name } = asObject(line) ?? {};
		const item = order.items.filter(isShipped).find((each) => each.id === id);
		const units = Number(quantity);
		if (!item || !Number.isInteger(units) || units < 1 || units > item.quantity)
			throw notReturnable(order, `it has no ${String(quantity)} units of "${String(name)}" that could come back`);
		return unitsOf(item, units);
	});
	return { ...order, items };
}

/** Each return of an order has a label of its own. */
export function announcedReturnId(context: IExecuteFunctions, itemIndex: number): string | null {
	const id = asObject(itemJson(context, itemIndex).return)?.id;
	return typeof id === 'string' && id !== '' ? id : null;
}

function returnWithoutLines({ number }: Order): IntegrationError {
	return new IntegrationError('ponte', {
		class: 'validation',
		code: 'returnWithoutLines',
		message: `Order ${number}: the return on the item does not say which goods come back, so no label was made`,
		hint: 'Give the app of the shop permission to read returns and start with "Return Approved", or fill in "Items That Come Back"',
	});
}

function notReturnable(order: Order, why: string): IntegrationError {
	return new IntegrationError('ponte', {
		class: 'validation',
		code: 'itemsNotReturnable',
		message: `Order ${order.number}: ${why}`,
		hint: 'Fill in SKU and units as they stand in the order under "Items That Come Back", or leave it empty for all goods',
	});
}
