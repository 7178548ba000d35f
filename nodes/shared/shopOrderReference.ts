import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
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

/** By the shop's own ID, or by the number of the order. */
export function shopOrderReference(context: IExecuteFunctions, itemIndex: number): Parameters<OrderReader['get']>[0] {
	const by = context.getNodeParameter('getBy', itemIndex);
	if (by === 'id') return { id: given(context.getNodeParameter('orderId', itemIndex, '')) };
	if (by === 'number') return { number: given(context.getNodeParameter('orderNumber', itemIndex, '')).replace(/^#/, '') };
	const { order, payment, invoice, shipment } = context.getInputData()[itemIndex]!.json;
	const { sourceId, source, account } = asObject(order) ?? {};
	const of = typeof source === 'string' ? { of: { source, account: typeof account === 'string' ? account : null } } : {};
	if (typeof sourceId === 'string' && sourceId !== '') return { id: sourceId, ...of };
	return (
		ofPayment(asObject(payment)?.orderId) ?? {
			number: given(asObject(payment)?.orderNumber ?? asObject(invoice)?.orderNumber ?? asObject(shipment)?.orderNumber),
		}
	);
}

/** A payment that names its order by the id over all shops (`shopify:loja/6123`) is for no other one of the same number. */
function ofPayment(orderId: unknown): Parameters<OrderReader['get']>[0] | undefined {
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
