import type { IExecuteFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { CheckoutKeeper } from '../../../domain/ports/checkoutKeeper';
import type { ItemResult } from '../../../runtime/host/runItems';
import { leastReais, requireNumber } from '../../shared/numberParameter';
import { keyParameter } from '../../shared/optionsCollection';
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
	{
		displayName: 'What to Refund',
		name: 'refundWhat',
		type: 'options',
		options: [
			{ name: 'An Amount', value: 'amount', description: 'A part of the payment' },
			{ name: 'Everything That Is Left', value: 'all', description: 'All that has not gone back yet' },
		],
		default: 'all',
		description: 'How much goes back to the customer',
	},
	{
		displayName: 'Amount',
		name: 'amount',
		type: 'number',
		typeOptions: { minValue: 0.01, numberPrecision: 2 },
		default: 0,
		required: true,
		displayOptions: { show: { refundWhat: ['amount'] } },
		hint: 'Another refund of the same amount needs an "Idempotency Key" of its own, under Options',
		description: 'In the currency of the payment',
	},
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
	// Only what says so is all of it: an empty expression is not.
	const amount =
		context.getNodeParameter('refundWhat', itemIndex) === 'all'
			? null
			: requireNumber(context.getNodeParameter('amount', itemIndex), 'Amount', leastReais, 'amount');
	const result = await keeper.refund({
		paymentId: id,
		key: keyParameter(context, itemIndex, `stripe:${id}:refund:${amount === null ? 'all' : amount.toFixed(2)}`),
		amount,
		reason: String(context.getNodeParameter('reason', itemIndex) ?? '') || null,
	});
	return { documents: { refund: { vendor: 'stripe', ...result } } };
}
