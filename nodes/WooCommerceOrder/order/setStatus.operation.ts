import type { IExecuteFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { OrderDesk } from '../../../domain/ports/orderKeeper';
import type { ItemResult } from '../../../runtime/host/runItems';
import { orderParameter, orderProperties } from '../../shared/orderParameter';
import { requireOrder } from '../../shared/requireOrder';
import { settableStatuses } from './statuses';

export const option: INodePropertyOptions = {
	name: 'Set Status',
	value: 'setStatus',
	description: 'Move an order on; one that is cancelled, refunded or failed stays so',
	action: 'Set the status of an order',
};

export const description: INodeProperties[] = [
	...orderProperties,
	{
		displayName: 'Status',
		name: 'status',
		type: 'options',
		options: settableStatuses,
		default: 'completed',
		hint: 'WooCommerce writes to the customer about some of them, "Completed" among these',
		description: 'Where the order is to stand',
	},
	{
		displayName: 'Short Name of the Status',
		name: 'otherStatus',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. em-separacao',
		displayOptions: { show: { status: ['other'] } },
		description: 'As the plugin calls it inside, with or without "wc-" in front',
	},
];

export async function execute(context: IExecuteFunctions, itemIndex: number, desk: OrderDesk): Promise<ItemResult> {
	const order = requireOrder(orderParameter(context, itemIndex));
	const chosen = String(context.getNodeParameter('status', itemIndex) ?? '');
	const status = chosen === 'other' ? String(context.getNodeParameter('otherStatus', itemIndex, '') ?? '') : chosen;
	return { documents: { orderStatus: { vendor: order.source, ...(await desk.setStatus(order, status)) } } };
}
