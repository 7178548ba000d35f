import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { leastReais, requireNumber } from './numberParameter';

/** How much goes back. `part`, `all`: what the two choices say of themselves; `currency`: whose the amount is in. */
export function refundProperties({ part, all, currency }: { part: string; all: string; currency: string }): INodeProperties[] {
	return [
		{
			displayName: 'What to Refund',
			name: 'refundWhat',
			type: 'options',
			options: [
				{ name: 'An Amount', value: 'amount', description: part },
				{ name: 'Everything That Is Left', value: 'all', description: all },
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
			description: `In the currency of the ${currency}`,
		},
	];
}

/** Null for everything that is left. Only what says so is all of it: an empty expression is not. */
export function refundAmount(context: IExecuteFunctions, itemIndex: number): number | null {
	if (context.getNodeParameter('refundWhat', itemIndex) === 'all') return null;
	return requireNumber(context.getNodeParameter('amount', itemIndex), 'Amount', leastReais, 'amount');
}

/** What a refund is known by where nothing else is said. */
export function refundKey(subject: string, amount: number | null): string {
	return `${subject}:refund:${amount === null ? 'all' : amount.toFixed(2)}`;
}
