import type { IExecuteFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { OrderDesk, OrderRefundRequest } from '../../../domain/ports/orderKeeper';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import { once } from '../../../runtime/host/once';
import type { ItemResult } from '../../../runtime/host/runItems';
import { keyParameter } from '../../shared/optionsCollection';
import { orderParameter, orderProperties } from '../../shared/orderParameter';
import { refundAmount, refundKey, refundProperties } from '../../shared/refundParameters';
import { requireOrder } from '../../shared/requireOrder';

export const option: INodePropertyOptions = {
	name: 'Refund',
	value: 'refund',
	description: 'Give money back through the payment gateway, or note that it went back by hand; once',
	action: 'Refund an order',
};

export const description: INodeProperties[] = [
	...orderProperties,
	...refundProperties({
		part: 'Money alone; the items stay sold',
		all: 'All items, the shipping and the money that has not gone back yet',
		currency: 'order',
	}),
	{
		displayName: 'Who Gives the Money Back',
		name: 'refundBy',
		type: 'options',
		options: [
			{ name: 'A Person', value: 'person', description: 'The money goes back by hand; WooCommerce only notes it' },
			{ name: 'The Payment Gateway', value: 'gateway', description: 'At once, where the plugin of the gateway can do so' },
		],
		default: 'person',
		description: 'Whether WooCommerce asks the payment gateway to send the money',
	},
	{
		displayName: 'Restock',
		name: 'restock',
		type: 'boolean',
		default: true,
		displayOptions: { show: { refundWhat: ['all'] } },
		description: 'Whether the items go back into the stock of the store',
	},
	{
		displayName: 'Reason',
		name: 'reason',
		type: 'string',
		default: '',
		placeholder: 'e.g. cliente desistiu',
		description: 'Stands with the refund; WooCommerce may show it to the customer',
	},
];

export async function execute(context: IExecuteFunctions, itemIndex: number, desk: OrderDesk): Promise<ItemResult> {
	const order = requireOrder(orderParameter(context, itemIndex));
	const amount = refundAmount(context, itemIndex);
	const request: OrderRefundRequest = {
		order,
		key: keyParameter(context, itemIndex, refundKey(order.id, amount)),
		amount,
		restock: amount === null && (context.getNodeParameter('restock', itemIndex, true) as boolean),
		notifyCustomer: false,
		note: (context.getNodeParameter('reason', itemIndex, '') as string).trim() || null,
		recordOnly: context.getNodeParameter('refundBy', itemIndex, 'person') !== 'gateway',
	};
	return { documents: { refund: { vendor: order.source, ...(await refundOnce(context, desk, request)) } } };
}

type Refunded = Awaited<ReturnType<OrderDesk['refund']>>;

/** Where money moves, n8n's own memory guards what WooCommerce cannot: two workers at once, and a run whose answer was lost. */
async function refundOnce(context: IExecuteFunctions, desk: OrderDesk, request: OrderRefundRequest): Promise<Refunded> {
	const work = async () => await desk.refund(request);
	if (request.recordOnly) return await work();
	const before = await desk.findRefund(request);
	if (before) return { ...before, found: true };
	return await once(context, `wooCommerce refund ${request.key}`, {
		work,
		repeated: () => refuse(request, 'was made before, and WooCommerce does not have it any more'),
		unfinished: () => refuse(request, 'was begun before, and nobody knows whether the money went back'),
	});
}

function refuse({ order }: OrderRefundRequest, what: string): never {
	throw new IntegrationError('ponte', {
		class: 'unknownOutcome',
		code: 'refundUnclear',
		message: `This refund of order ${order.number} ${what}`,
		hint: 'Look at the payment in the panel of the gateway. Where nothing went back, run it again with an "Idempotency Key" of its own',
	});
}
