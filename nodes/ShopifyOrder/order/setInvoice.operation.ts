import type { IExecuteFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { OrderKeeper } from '../../../domain/ports/orderKeeper';
import type { ItemResult } from '../../../runtime/host/runItems';
import { orderParameter, orderProperties } from '../../shared/orderParameter';
import { requireOrder } from '../../shared/requireOrder';
import { invoiceOnItem } from '../../shared/invoiceOnItem';

export const option: INodePropertyOptions = {
	name: 'Set Nota Fiscal',
	value: 'setInvoice',
	description: 'Keep NF-e key, number, series and DANFE link of the item\'s "invoice" in metafields of the order',
	action: 'Set the nota fiscal of an order',
};

/** Everything comes with the item. */
export const description: INodeProperties[] = orderProperties;

export async function execute(context: IExecuteFunctions, itemIndex: number, keeper: OrderKeeper): Promise<ItemResult> {
	const order = requireOrder(orderParameter(context, itemIndex));
	const { recorded } = await keeper.recordInvoice(order, invoiceOnItem(context, itemIndex));
	return { documents: { metafields: recorded } };
}
