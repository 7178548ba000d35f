import type { IExecuteFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { OrderDesk } from '../../../domain/ports/orderKeeper';
import type { ItemResult } from '../../../runtime/host/runItems';
import { invoiceOnItem } from '../../shared/invoiceOnItem';
import { orderParameter, orderProperties } from '../../shared/orderParameter';
import { requireOrder } from '../../shared/requireOrder';

export const option: INodePropertyOptions = {
	name: 'Set Nota Fiscal',
	value: 'setInvoice',
	description: 'Keep NF-e key, number, series and DANFE link of the item\'s "invoice" in fields of the order and in a note for the shop',
	action: 'Set the nota fiscal of an order',
};

/** Everything comes with the item. */
export const description: INodeProperties[] = orderProperties;

export async function execute(context: IExecuteFunctions, itemIndex: number, desk: OrderDesk): Promise<ItemResult> {
	const order = requireOrder(orderParameter(context, itemIndex));
	const { recorded } = await desk.recordInvoice(order, invoiceOnItem(context, itemIndex));
	return { documents: { orderFields: recorded } };
}
