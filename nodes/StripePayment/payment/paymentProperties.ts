import type { INodeProperties } from 'n8n-workflow';
import { showFor } from '../../shared/showFor';

/** Another resource has an operation of the same name, so these are shown for this one only. */
export const paymentProperties: INodeProperties[] = showFor({ resource: ['payment'] }, [
	{
		displayName: 'Payment',
		name: 'getBy',
		type: 'options',
		options: [
			{ name: 'By ID', value: 'id', description: 'Uses the ID given below' },
			{ name: 'From the Incoming Item', value: 'item', description: 'Uses the "payment" that Stripe Payment Trigger put on the item' },
		],
		default: 'item',
		description: 'Which payment is meant',
	},
	{
		displayName: 'Payment ID',
		name: 'id',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. pi_3Qx…',
		displayOptions: { show: { getBy: ['id'] } },
		description: 'ID of the payment intent, as the page of the payment in Stripe shows it',
	},
]);
