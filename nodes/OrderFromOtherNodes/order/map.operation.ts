import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { quantityProblems } from '../../../domain/checks/lineCheck';
import { sumProblems } from '../../../domain/checks/totalsCheck';
import type { Order } from '../../../domain/documents/order';
import type { Problem } from '../../../domain/values/problem';
import { asObject } from '../../../runtime/host/itemDocuments';
import type { ItemResult } from '../../../runtime/host/runItems';
import { jsonParameter } from '../../shared/jsonParameter';
import { orderFieldProperties, orderFromFields, productOf, type Product } from '../../shared/orderFields';
import { showFor } from '../../shared/showFor';
import { mapOption, mapped, missing, refuseFields, text, written } from '../mapping';

export const option = mapOption('an order');

const states: Readonly<Record<string, [string, Partial<Order>]>> = {
	cancelled: ['Cancelled', { financialStatus: 'voided' }],
	unpaid: ['Not Paid Yet', { financialStatus: 'pending' }],
	paid: ['Paid', {}],
	refunded: ['Refunded', { financialStatus: 'refunded' }],
	test: ['Test Order', { test: true }],
};

const products = orderFieldProperties.find(({ name }) => name === 'products')!;

const productList: INodeProperties[] = [
	{
		displayName: 'Product List',
		name: 'productList',
		type: 'json',
		default: '',
		required: true,
		placeholder: 'e.g. {{ $json.itens }}',
		description: 'A list with one member for each product, by an expression',
	},
	{
		displayName: 'Names in the List',
		name: 'productNames',
		type: 'collection',
		placeholder: 'Add Name',
		default: {},
		options: [
			text('Name', 'name', {
				placeholder: 'e.g. descricao',
				description: 'Where the name of the product stands in a member; "name" if not said',
			}),
			text('NCM', 'ncm', { placeholder: 'e.g. ncm', description: 'Where the NCM stands; "ncm" if not said' }),
			text('Price', 'price', {
				placeholder: 'e.g. valor_unitario',
				description: 'Where the price of one unit stands; "price" if not said',
			}),
			text('Quantity', 'quantity', { placeholder: 'e.g. quantidade', description: 'Where the quantity stands; "quantity" if not said' }),
			text('SKU', 'sku', { placeholder: 'e.g. produto.codigo', description: 'Where the SKU stands; "sku" if not said' }),
		],
	},
];

export const description: INodeProperties[] = showFor({ resource: ['order'] }, [
	text('Shop', 'shop', {
		required: true,
		placeholder: 'e.g. my-shop',
		hint: 'Shop and order number are what an order is known by: keep them as they are',
		description: 'A name for the shop of these orders; two shops may have the same numbers',
	}),
	{
		displayName: 'Order State',
		name: 'orderState',
		type: 'options',
		options: Object.entries(states).map(([value, [name]]) => ({ name, value })),
		default: 'paid',
		description: 'How the order stands',
	},
	{
		displayName: 'Products From',
		name: 'productsFrom',
		type: 'options',
		options: [
			{ name: 'Defined Below', value: 'fields', description: 'Each product is filled in by itself' },
			{ name: 'A List on the Item', value: 'list', description: 'However many there are' },
		],
		default: 'list',
		description: 'Where the products come from',
	},
	...showFor({ productsFrom: ['list'] }, productList),
	...orderFieldProperties.map((property) => (property === products ? showFor({ productsFrom: ['fields'] }, [products])[0]! : property)),
]);

export async function execute(context: IExecuteFunctions, itemIndex: number): Promise<ItemResult> {
	const listed = context.getNodeParameter('productsFrom', itemIndex, 'list') === 'list' ? listedProducts(context, itemIndex) : undefined;
	const composed = orderFromFields(context, itemIndex, listed);
	const shop = written(context.getNodeParameter('shop', itemIndex, ''));
	const state = String(context.getNodeParameter('orderState', itemIndex, 'paid'));
	const known = Object.hasOwn(states, state) ? states[state]![1] : undefined;
	refuseFields('order', [
		...missing('Shop', shop),
		...missing('order.number', composed.number),
		...(known ? [] : [{ field: 'Order State', message: `is not one of ${Object.keys(states).join(', ')}` }]),
		...amountProblems(composed),
	]);
	const cancelledAt = state === 'cancelled' ? composed.updatedAt : null;
	const order: Order = { ...composed, ...known, cancelledAt, id: `${composed.source}:${shop}/${composed.number}`, account: shop };
	return mapped(context, itemIndex, 'order', { order });
}

/** What was no number is told here, and never handed on as nothing. */
function amountProblems(order: Order): Problem[] {
	const { items } = order;
	const lines = items.flatMap(({ quantity, unitPrice }, index) => [
		...quantityProblems(quantity, `order.items[${index}].quantity`),
		...(Number.isFinite(unitPrice) ? [] : [{ field: `order.items[${index}].unitPrice`, message: 'is not an amount' }]),
	]);
	const discount = items.every((item) => Number.isFinite(item.discount)) ? [] : [{ field: 'order.discount', message: 'is not an amount' }];
	const none = items.length === 0 ? [{ field: 'order.items', message: 'has no product' }] : [];
	return [...none, ...lines, ...(lines.length === 0 ? [...discount, ...sumProblems(order)] : [])];
}

function listedProducts(context: IExecuteFunctions, itemIndex: number): Product[] {
	const list = jsonParameter(context, 'productList', itemIndex);
	if (!Array.isArray(list)) return [];
	const names = context.getNodeParameter('productNames', itemIndex, {}) as IDataObject;
	const parts = ['sku', 'name', 'quantity', 'price', 'ncm'].map((part) => [part, (written(names[part]) ?? part).split('.')] as const);
	// What is not there is no "one of it, for nothing", as an empty field of a form is.
	return list.map((member) => productOf(Object.fromEntries(parts.map(([part, path]) => [part, at(member, path) ?? '']))));
}

function at(member: unknown, [name, ...rest]: readonly string[]): IDataObject[string] {
	if (name === undefined) return member as IDataObject[string];
	const record = asObject(member);
	return record && Object.hasOwn(record, name) ? at(record[name], rest) : undefined;
}
