import type { IExecuteFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { CheckoutKeeper } from '../../../domain/ports/checkoutKeeper';
import type { ItemResult } from '../../../runtime/host/runItems';
import { keyParameter } from '../../shared/optionsCollection';
import { refundAmount, refundKey, refundProperties } from '../../shared/refundParameters';
import { paymentId } from '../idOf';
import { paymentProperties } from './paymentProperties';

export const option: INodePropertyOptions = {
	name: 'Refund',
	value: 'refund',
	description: 'Give money back by the way it came, once',
	action: 'Refund a payment',
};

export const description: INodeProperties[] = [
	...paymentProperties,
	...refundProperties({
		part: 'A part of the payment',
		all: 'All that has not gone back yet',
		currency: 'payment',
	}),
	{
		displayName: 'Reason',
		name: 'reason',
		type: 'options',
		options: [
			{ name: 'Duplicate', value: 'duplicate' },
			{ name: 'Fraudulent', value: 'fraudulent', description: 'Stripe also blocks the card and the email address' },
			{ name: 'Requested by Customer', value: 'requested_by_customer' },
		],
		default: 'requested_by_customer',
		description: 'What Stripe shows with the refund',
	},
];

export async function execute(context: IExecuteFunctions, itemIndex: number, keeper: CheckoutKeeper): Promise<ItemResult> {
	const id = paymentId(context, itemIndex);
	const amount = refundAmount(context, itemIndex);
	const result = await keeper.refund({
		paymentId: id,
		key: keyParameter(context, itemIndex, refundKey(`stripe:${id}`, amount)),
		amount,
		reason: String(context.getNodeParameter('reason', itemIndex) ?? '') || null,
	});
	return { documents: { refund: { vendor: 'stripe', ...result } } };
}
