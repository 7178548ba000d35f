import type { IExecuteFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { ParcelDesk } from '../../../domain/ports/orderKeeper';
import type { ItemResult } from '../../../runtime/host/runItems';
import { invoiceOnItem } from '../../shared/invoiceOnItem';
import { orderParameter, orderProperties } from '../../shared/orderParameter';
import { requireOrder } from '../../shared/requireOrder';

export const option: INodePropertyOptions = {
	name: 'Set Nota Fiscal',
	value: 'setInvoice',
	description: 'Put key and link of the item\'s "invoice" into the order\'s list of notas fiscais, where Nuvemshop and carriers look; once',
	action: 'Set the nota fiscal of an order',
};

/** Everything comes with the item. */
export const description: INodeProperties[] = orderProperties;

export async function execute(context: IExecuteFunctions, itemIndex: number, desk: ParcelDesk): Promise<ItemResult> {
	const order = requireOrder(orderParameter(context, itemIndex));
	const { recorded } = await desk.recordInvoice(order, invoiceOnItem(context, itemIndex));
	return { documents: { orderFields: recorded } };
}
