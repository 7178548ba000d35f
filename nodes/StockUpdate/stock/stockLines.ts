import { readAmount } from '../../../domain/values/amount';
import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { asObject } from '../../../runtime/host/itemDocuments';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import { jsonParameter } from '../../shared/jsonParameter';

/** Where an operation takes SKUs and quantities from. */
export const stockLinesProperties: INodeProperties[] = [
	{
		displayName: 'Products',
		name: 'linesFrom',
		type: 'options',
		options: [
			{ name: 'Defined Below', value: 'fields', description: 'One product, by the fields below' },
			{
				name: 'From the Incoming Item',
				value: 'item',
				description: 'Uses "sku" and "quantity" of the item, or a list of such under "products"',
			},
			{ name: 'Using JSON', value: 'json', description: 'A list of products given as JSON' },
		],
		default: 'item',
		description: 'Where SKUs and quantities come from. All items of a run are sent together.',
	},
	{
		displayName: 'SKU',
		name: 'sku',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. CAM-ALG-M',
		displayOptions: { show: { linesFrom: ['fields'] } },
		description: 'The SKU exactly as the product has it',
	},
	{
		displayName: 'Quantity',
		name: 'quantity',
		type: 'number',
		default: 0,
		displayOptions: { show: { linesFrom: ['fields'] } },
		description: 'Whole units',
	},
	{
		displayName: 'Products (JSON)',
		name: 'linesJson',
		type: 'json',
		default: '[]',
		placeholder: 'e.g. [{"sku": "CAM-ALG-M", "quantity": 12}]',
		displayOptions: { show: { linesFrom: ['json'] } },
		description: 'A list of objects with "sku" and "quantity"',
	},
];

export interface SkuQuantity {
	sku: string;
	quantity: number;
}

/** The item's products; all that is wrong with them is said at once, before any call. */
export function stockLines(context: IExecuteFunctions, itemIndex: number, smallest: number): SkuQuantity[] {
	const written = writtenLines(context, itemIndex);
	const problems = written.flatMap((line, index) => lineProblems(line, `products[${index}]`, smallest));
	if (written.length === 0 && !isEmptyList(context, itemIndex)) problems.push('there is no product');
	if (problems.length === 0) return written.map(({ sku, quantity }) => ({ sku: String(sku).trim(), quantity: unitsOf(quantity) }));
	throw new IntegrationError('ponte', {
		class: 'validation',
		code: 'products',
		message: `The products cannot be used: ${problems.join('; ')}`,
		hint: 'Give the item "sku" and "quantity", or a list "products" of such, or switch "Products" to another source',
	});
}

/** As "Get" leaves an item on which it found nothing to count: there is nothing to do then. */
function isEmptyList(context: IExecuteFunctions, itemIndex: number): boolean {
	const { json } = context.getInputData()[itemIndex]!;
	return context.getNodeParameter('linesFrom', itemIndex, 'item') === 'item' && Array.isArray(json.products);
}

function writtenLines(context: IExecuteFunctions, itemIndex: number): IDataObject[] {
	const source = context.getNodeParameter('linesFrom', itemIndex, 'item');
	if (source === 'fields') {
		return [
			{ sku: context.getNodeParameter('sku', itemIndex) as string, quantity: context.getNodeParameter('quantity', itemIndex) as number },
		];
	}
	if (source === 'json') return listOf(jsonParameter(context, 'linesJson', itemIndex));
	const { json } = context.getInputData()[itemIndex]!;
	return Array.isArray(json.products) ? listOf(json.products) : 'sku' in json ? [json] : [];
}

function listOf(value: unknown): IDataObject[] {
	return (Array.isArray(value) ? value : [value]).map((each) => asObject(each) ?? {});
}

/** More is a slip of the finger, and beyond what systems take. */
const maxUnits = 1_000_000_000;

/** A quantity may come as text, as spreadsheets and ERPs write it; half a unit may not. */
function lineProblems({ sku, quantity }: IDataObject, field: string, smallest: number): string[] {
	const hasSku = (typeof sku === 'string' && sku.trim() !== '') || typeof sku === 'number';
	const units = unitsOf(quantity);
	return [
		...(hasSku ? [] : [`${field}.sku is missing`]),
		...(Number.isSafeInteger(units) ? [] : [`${field}.quantity is not a whole number`]),
		...(Math.abs(units) > maxUnits ? [`${field}.quantity is beyond a billion`] : []),
		...(units < smallest ? [`${field}.quantity is below ${smallest}`] : []),
	];
}

/** NaN for what is no whole number for sure. */
function unitsOf(quantity: unknown): number {
	const reading = readAmount(quantity, { least: -Infinity, most: Infinity, places: 0 });
	return reading.valid ? reading.value : Number.NaN;
}
