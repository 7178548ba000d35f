import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { AmountType, PaymentSplit, PaymentTerms } from '../../../domain/ports/paymentKeeper';
import type { AmountRules } from '../../../domain/values/amount';
import { asObject } from '../../../runtime/host/itemDocuments';
import type { NumberField } from './numberFields';
import { leastReais, percentage, requireNumber } from '../../shared/numberParameter';

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

/** What was filled in of `termsFields`; 0 stands for nothing, in a change for "no longer". */
export function readTerms(fields: IDataObject, isChange = false): PaymentTerms {
	const amountOf = (name: string, field: string, typeName: string) => readAmountOf(fields, name, field, typeName, isChange);
	const discount = amountOf('discountValue', 'Discount', 'discountType');
	const fine = amountOf('fineValue', 'Fine', 'fineType');
	const { interest } = fields;
	return {
		discount: discount && { ...discount, daysBefore: daysBefore(fields) },
		fine,
		interest: interest === undefined ? null : unlessNothing(requireNumber(interest, 'Interest (% a Month)', percentage), isChange),
	};
}

function readAmountOf(fields: IDataObject, name: string, field: string, typeName: string, isChange: boolean) {
	if (fields[name] === undefined) return null;
	const type = amountType(fields[typeName]);
	const value = unlessNothing(requireNumber(fields[name], field, rulesOf(type)), isChange);
	return value === null ? null : { value, type };
}

function unlessNothing(value: number, isChange: boolean): number | null {
	return value === 0 && !isChange ? null : value;
}

function daysBefore({ discountDays }: IDataObject): number {
	return discountDays === undefined ? 0 : requireNumber(discountDays, 'Discount Days', { most: 1000, places: 0 });
}

export function readSplits({ splits }: IDataObject): PaymentSplit[] {
	const rows = asObject(splits)?.split;
	if (!Array.isArray(rows)) return [];
	return rows.map((row) => {
		const { walletId, value, type: chosen } = asObject(row) ?? {};
		const type = amountType(chosen);
		return {
			walletId: String(walletId ?? '').trim(),
			value: requireNumber(value, 'Split: Value', { ...rulesOf(type), ...leastReais }),
			type,
		};
	});
}

function amountType(chosen: unknown): AmountType {
	return chosen === 'fixed' ? 'fixed' : 'percentage';
}

function rulesOf(type: AmountType): AmountRules {
	return type === 'fixed' ? {} : percentage;
}

/** Read strictly with the other numbers of a collection (`fieldsWithNumbers`). */
export const termNumbers: Record<string, NumberField> = {
	discountValue: { field: 'Discount', places: 4 },
	discountDays: { field: 'Discount Days', most: 1000, places: 0 },
	fineValue: { field: 'Fine', places: 4 },
	interest: { field: 'Interest (% a Month)', ...percentage },
};

const termNames = new Set([...termsFields, splitField].map(({ name }) => name));

/** The other fields of a collection. */
export function withoutTerms(fields: IDataObject): IDataObject {
	return Object.fromEntries(Object.entries(fields).filter(([name]) => !termNames.has(name)));
}
