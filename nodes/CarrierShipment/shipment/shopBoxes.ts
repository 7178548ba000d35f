import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { ItemSize } from '../../../domain/documents/order';
import type { ShopBox } from '../../../domain/parcels/parcelPlan';
import type { Sides } from '../../../domain/parcels/sides';
import { readAmount } from '../../../domain/values/amount';
import { IntegrationError } from '../../../runtime/errors/integrationError';

/** Millimetres of cardboard on both sides of a box, and of a hull around the goods. */
export const wallsMm = 10;

const side = (displayName: string, name: string): INodeProperties => ({
	displayName,
	name,
	type: 'number',
	typeOptions: { minValue: 0.1, numberPrecision: 1 },
	default: 0,
});

const sides = [side('Height (cm)', 'heightCm'), side('Length (cm)', 'lengthCm'), side('Width (cm)', 'widthCm')];

/** Saved in the node, so that packing needs no table elsewhere. */
export const shopBoxesOption: INodeProperties = {
	displayName: 'Boxes of the Shop',
	name: 'shopBoxes',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Box',
	default: {},
	description:
		'Your boxes, by their inner size: goods whose sizes are known are packed into as few of them as hold them. Without any, each parcel is as small as its goods allow.',
	options: [
		{
			displayName: 'Box',
			name: 'box',
			values: [
				{
					displayName: 'Empty Weight (Grams)',
					name: 'emptyGrams',
					type: 'number',
					typeOptions: { minValue: 0 },
					default: 0,
					description: 'With its filling',
				},
				...sides,
				{ displayName: 'Name', name: 'name', type: 'string', default: '', placeholder: 'e.g. M' },
			],
		},
	],
};

export const itemSizesOption: INodeProperties = {
	displayName: 'Sizes of Items',
	name: 'itemSizes',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Item',
	default: {},
	description: 'For shops that know weights and no sizes: one piece as it is packed. It counts before what the order says.',
	options: [{ displayName: 'Item', name: 'item', values: [...sides, { displayName: 'SKU', name: 'sku', type: 'string', default: '' }] }],
};

interface Row extends Partial<Record<'name' | 'sku', string>> {
	emptyGrams?: number;
	heightCm?: number;
	widthCm?: number;
	lengthCm?: number;
}

export function shopBoxesParameter(context: IExecuteFunctions, itemIndex: number): ShopBox[] {
	const { box = [] } = context.getNodeParameter('options.shopBoxes', itemIndex, {}) as { box?: Row[] };
	return box.map((row, index) => {
		const name = row.name?.trim() || `Box ${index + 1}`;
		const { heightCm, widthCm, lengthCm } = sizeOf(row, `The box "${name}" under "Boxes of the Shop"`);
		const inner: Sides = [millimetres(lengthCm), millimetres(widthCm), millimetres(heightCm)];
		const outer: Sides = [inner[0] + wallsMm, inner[1] + wallsMm, inner[2] + wallsMm];
		return { name, inner, outer, emptyGrams: gramsOf(row, name) };
	});
}

/** By SKU. */
export function itemSizesParameter(context: IExecuteFunctions, itemIndex: number): Map<string, ItemSize> {
	const { item = [] } = context.getNodeParameter('options.itemSizes', itemIndex, {}) as { item?: Row[] };
	return new Map(
		item.map((row, index) => {
			const sku = row.sku?.trim() ?? '';
			if (sku === '') throw incomplete(`Item ${index + 1} under "Sizes of Items" lacks its SKU`);
			return [sku, sizeOf(row, `"${sku}" under "Sizes of Items"`)];
		}),
	);
}

function sizeOf({ heightCm, widthCm, lengthCm }: Row, whose: string): ItemSize {
	const isSide = (value: unknown) => typeof value === 'number' && readAmount(value).valid && value >= 0.1;
	if (isSide(heightCm) && isSide(widthCm) && isSide(lengthCm)) return { heightCm: heightCm!, widthCm: widthCm!, lengthCm: lengthCm! };
	throw incomplete(`${whose} lacks a size`);
}

/** Nothing filled in is a box that weighs nothing; an expression that gives no weight is not. */
function gramsOf({ emptyGrams = 0 }: Row, name: string): number {
	const read = readAmount(emptyGrams);
	if (!read.valid) throw incomplete(`The box "${name}" under "Boxes of the Shop" has an empty weight that is none`);
	return Math.ceil(read.value);
}

function incomplete(message: string): IntegrationError {
	return new IntegrationError('ponte', {
		class: 'validation',
		code: 'sizeIncomplete',
		message,
		hint: 'Fill in the SKU, and height, length and width in centimetres; weights are grams',
	});
}

/** Inside a box what is not whole is no room. */
function millimetres(centimetres: number): number {
	return Math.floor(Math.round(centimetres * 1000) / 100);
}
