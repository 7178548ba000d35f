import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { AmountType, PaymentSplit, PaymentTerms } from '../../../domain/ports/paymentKeeper';

const amountTypes = [
	{ name: 'Percent', value: 'percentage' },
	{ name: 'Reais', value: 'fixed' },
];

/** Fields of payments and subscriptions for who pays early or late. */
export const termsFields: INodeProperties[] = [
	{ displayName: 'Discount', name: 'discountValue', type: 'number', default: 0, description: 'What is taken off for paying early' },
	{
		displayName: 'Discount Days',
		name: 'discountDays',
		type: 'number',
		default: 0,
		description: 'Until how many days before the due date the discount is given. 0: until the due date.',
	},
	{
		displayName: 'Discount Type',
		name: 'discountType',
		type: 'options',
		options: amountTypes,
		default: 'percentage',
		description: 'What the discount counts in',
	},
	{ displayName: 'Fine', name: 'fineValue', type: 'number', default: 0, description: 'What is added once for paying late' },
	{
		displayName: 'Fine Type',
		name: 'fineType',
		type: 'options',
		options: amountTypes,
		default: 'percentage',
		description: 'What the fine counts in',
	},
	{
		displayName: 'Interest (% a Month)',
		name: 'interest',
		type: 'number',
		default: 0,
		description: 'What is added for each month of delay, by the day',
	},
];

export const splitField: INodeProperties = {
	displayName: 'Split',
	name: 'splits',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Split',
	default: {},
	description: 'Parts that go to other Asaas accounts',
	options: [
		{
			displayName: 'Split',
			name: 'split',
			values: [
				{
					displayName: 'Type',
					name: 'type',
					type: 'options',
					options: amountTypes,
					default: 'percentage',
					description: 'What the value counts in',
				},
				{ displayName: 'Value', name: 'value', type: 'number', default: 0, description: 'How much goes there' },
				{ displayName: 'Wallet ID', name: 'walletId', type: 'string', default: '', description: 'The wallet of the other account' },
			],
		},
	],
};

/** What was filled in of `termsFields`. */
export function readTerms({ discountValue, discountType, discountDays, fineValue, fineType, interest }: IDataObject): PaymentTerms {
	const type = (chosen: unknown): AmountType => (chosen === 'fixed' ? 'fixed' : 'percentage');
	return {
		discount: discountValue ? { value: Number(discountValue), type: type(discountType), daysBefore: Number(discountDays ?? 0) } : null,
		fine: fineValue ? { value: Number(fineValue), type: type(fineType) } : null,
		interest: interest ? Number(interest) : null,
	};
}

export function readSplits({ splits }: IDataObject): PaymentSplit[] {
	const rows = (splits as { split?: PaymentSplit[] } | undefined)?.split ?? [];
	return rows.map(({ walletId, value, type }) => ({ walletId, value: Number(value), type: type === 'fixed' ? 'fixed' : 'percentage' }));
}

const termNames = new Set([...termsFields, splitField].map(({ name }) => name));

/** The other fields of a collection. */
export function withoutTerms(fields: IDataObject): IDataObject {
	return Object.fromEntries(Object.entries(fields).filter(([name]) => !termNames.has(name)));
}
