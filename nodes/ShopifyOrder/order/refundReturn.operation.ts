import type { IDataObject, IExecuteFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { orderThread, type Order } from '../../../domain/documents/order';
import type { DeclaredLine } from '../../../domain/documents/shipment';
import type { OrderKeeper } from '../../../domain/ports/orderKeeper';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import { asObject, toItemJson } from '../../../runtime/host/itemDocuments';
import { itemJson } from '../../../runtime/host/currentItem';
import type { ItemResult } from '../../../runtime/host/runItems';
import { keyParameter } from '../../shared/optionsCollection';
import { orderParameter, orderProperties } from '../../shared/orderParameter';
import { requireOrder } from '../../shared/requireOrder';
import { notifyProperty, staffNoteProperty } from './reversalProperties';

export const option: INodePropertyOptions = {
	name: 'Refund Return',
	value: 'refundReturn',
	description: 'Give back the money of the goods that a customer has sent back, once they have arrived, and put them on the shelf',
	action: 'Refund a return of an order',
};

export const description: INodeProperties[] = [...orderProperties, notifyProperty, staffNoteProperty];

export async function execute(context: IExecuteFunctions, itemIndex: number, keeper: OrderKeeper): Promise<ItemResult> {
	const order = requireOrder(orderParameter(context, itemIndex));
	const { id, contents } = arrivedParcel(itemJson(context, itemIndex), order);
	const { items, ...refund } = await keeper.refundReturn({
		order,
		key: keyParameter(context, itemIndex, `${order.id}:refund:return/${id}`),
		contents,
		notifyCustomer: context.getNodeParameter('notifyCustomer', itemIndex) as boolean,
		note: (context.getNodeParameter('staffNote', itemIndex, '') as string).trim() || null,
	});
	const restocked = items.filter(({ restock }) => restock);
	return {
		documents: {
			refund: { vendor: order.source, ...refund, items: items.map(toItemJson) },
			// What Stock Update takes.
			products: restocked.map(({ sku, quantity }) => ({ sku, quantity })),
		},
	};
}

/** The parcel whose arrival started the flow: without it nobody knows that the goods are back. */
function arrivedParcel({ event, shipment }: IDataObject, order: Order): { id: string; contents: DeclaredLine[] | null } {
	const { vendor, id, contents } = asObject(shipment) ?? {};
	const { type, correlationId } = asObject(event) ?? {};
	const hasArrived = type === 'return.delivered' && correlationId === orderThread(order);
	if (!hasArrived || typeof id !== 'string' || id === '') throw goodsNotBack(order.number);
	return { id: `${String(vendor)}/${id}`, contents: Array.isArray(contents) ? (contents as unknown as DeclaredLine[]) : null };
}

function goodsNotBack(orderNumber: string): IntegrationError {
	return new IntegrationError('ponte', {
		class: 'validation',
		code: 'goodsNotBack',
		message: `Order ${orderNumber}: nothing on the item says that goods of it have come back. Nothing was refunded`,
		hint: 'Start the flow with Shipment Trigger and its event "Return Arrived"; "Refund" gives money back without waiting for goods',
	});
}
