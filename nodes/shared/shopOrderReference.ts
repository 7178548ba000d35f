import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { isOthers, type NamedCustomer } from '../../domain/checks/isOthers';
import type { Order } from '../../domain/documents/order';
import type { OrderReader } from '../../domain/ports/orderKeeper';
import { asObject } from '../../runtime/host/itemDocuments';
import { IntegrationError } from '../../runtime/errors/integrationError';

/** Which of a shop's orders to read. `idPlace`: where a person finds an order's ID. */
export function shopOrderProperties(idPlace: string): INodeProperties[] {
	return [
		{
			displayName: 'Order',
			name: 'getBy',
			type: 'options',
			options: [
				{ name: 'By ID', value: 'id', description: 'Uses the ID given below' },
				{ name: 'By Number', value: 'number', description: 'Uses the number given below' },
				{
					name: 'From the Incoming Item',
					value: 'item',
					description: 'Uses the "order" on the item, or the order number of its "payment", "invoice" or "shipment"',
				},
			],
			default: 'item',
			description: 'Which order to read',
		},
		{
			displayName: 'Order Number',
			name: 'orderNumber',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. 1001',
			displayOptions: { show: { getBy: ['number'] } },
			description: 'What customer and shop call the order',
		},
		{
			displayName: 'Order ID',
			name: 'orderId',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. 5678901234567',
			displayOptions: { show: { getBy: ['id'] } },
			description: idPlace,
		},
	];
}

type Reference = Parameters<OrderReader['get']>[0];

/** The order by the shop's own ID, or by its number. */
export async function readShopOrder(context: IExecuteFunctions, itemIndex: number, reader: Pick<OrderReader, 'get'>): Promise<Order> {
	const { named, ...reference } = shopOrderReference(context, itemIndex);
	const order = await reader.get(reference as Reference);
	// Orders of every shop are numbered alike, and labels and invoices of several shops come from one account.
	if (named && isOthers(order, named)) throw orderOfOther(order.number);
	return order;
}

/** `named`: whom the item's label or invoice names, where its number is all that tells. */
export function shopOrderReference(context: IExecuteFunctions, itemIndex: number): Reference & { named?: NamedCustomer } {
	const by = context.getNodeParameter('getBy', itemIndex);
	if (by === 'id') return { id: given(context.getNodeParameter('orderId', itemIndex, '')) };
	if (by === 'number') return { number: given(context.getNodeParameter('orderNumber', itemIndex, '')).replace(/^#/, '') };
	const { order, payment, invoice, shipment } = context.getInputData()[itemIndex]!.json;
	const { sourceId, source, account } = asObject(order) ?? {};
	const of = typeof source === 'string' ? { of: { source, account: typeof account === 'string' ? account : null } } : {};
	if (typeof sourceId === 'string' && sourceId !== '') return { id: sourceId, ...of };
	return ofPayment(asObject(payment)?.orderId) ?? numberOn(asObject(payment), asObject(invoice) ?? {}, asObject(shipment) ?? {});
}

/** Who pays may be another one than the customer, and is no sign of a wrong order. */
function numberOn(payment: IDataObject | undefined, ...others: IDataObject[]): { number: string; named?: NamedCustomer } {
	const isNumbered = ({ orderNumber }: IDataObject) => orderNumber !== undefined && orderNumber !== null;
	if (payment && isNumbered(payment)) return { number: given(payment.orderNumber) };
	const { orderNumber, customer } = others.find(isNumbered) ?? {};
	return { number: given(orderNumber), named: asObject(customer) ?? {} };
}

/** A payment that names its order by the id over all shops (`shopify:loja/6123`) is for no other one of the same number. */
function ofPayment(orderId: unknown): Reference | undefined {
	const [, source, account, id] = /^(\w+):(.+)\/([^/]+)$/.exec(typeof orderId === 'string' ? orderId : '') ?? [];
	return source && account && id ? { id, of: { source, account } } : undefined;
}

function given(value: unknown): string {
	const written = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
	if (written !== '') return written;
	throw new IntegrationError('ponte', {
		class: 'validation',
		code: 'orderMissing',
		message: 'Nothing says which order to read',
		hint: 'Put a trigger of this package before this node, or switch "Order" to "By Number" and fill it in',
	});
}

function orderOfOther(number: string): IntegrationError {
	return new IntegrationError('ponte', {
		class: 'conflict',
		code: 'orderStore',
		message: `Order ${number} of this shop is another customer's than the label or invoice on the item names`,
		hint: 'Another shop of yours has an order of this number: let only what is of this shop come here, or switch "Order" to "By ID"',
	});
}
