import { readAmount } from '../../../domain/values/amount';
import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { Parcel } from '../../../domain/documents/shipment';
import { IntegrationError } from '../../../runtime/errors/integrationError';

export type BoxSize = Omit<Parcel, 'weightGrams'>;

/** A box for orders of at least so many units. */
export interface Box extends BoxSize {
	fromUnits: number;
}

const size = (displayName: string, name: string): INodeProperties => ({
	displayName,
	name,
	type: 'number',
	typeOptions: { minValue: 1, numberPrecision: 1 },
	default: 1,
	description: 'Outer size of the packed box in centimetres',
});

export const boxesOption: INodeProperties = {
	displayName: 'Boxes for More Units',
	name: 'boxes',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Box',
	default: {},
	description: 'Larger boxes for larger orders; orders of fewer units take the box above',
	options: [
		{
			displayName: 'Box',
			name: 'box',
			values: [
				{
					displayName: 'From Units',
					name: 'fromUnits',
					type: 'number',
					typeOptions: { minValue: 2 },
					default: 5,
					description: 'The box is taken for orders of this many pieces and more',
				},
				size('Height (cm)', 'heightCm'),
				size('Length (cm)', 'lengthCm'),
				size('Width (cm)', 'widthCm'),
			],
		},
	],
};

export function boxesParameter(context: IExecuteFunctions, itemIndex: number): Box[] {
	const { box = [] } = context.getNodeParameter('options.boxes', itemIndex, {}) as { box?: Box[] };
	for (const { fromUnits, heightCm, widthCm, lengthCm } of box) {
		if (![fromUnits, heightCm, widthCm, lengthCm].every(isAbove0)) throw boxIncomplete();
	}
	return box.map(({ fromUnits, heightCm, widthCm, lengthCm }) => ({ fromUnits, heightCm, widthCm, lengthCm }));
}

function isAbove0(value: unknown): boolean {
	const reading = readAmount(value);
	return typeof value === 'number' && reading.valid && value > 0;
}

/** The largest box that the order has the units for, whatever order the boxes were written in. */
export function boxFor(units: number, usual: BoxSize, boxes: readonly Box[]): BoxSize {
	const fitting = boxes.filter(({ fromUnits }) => units >= fromUnits).toSorted((a, b) => b.fromUnits - a.fromUnits)[0];
	if (!fitting) return usual;
	const { heightCm, widthCm, lengthCm } = fitting;
	return { heightCm, widthCm, lengthCm };
}

function boxIncomplete(): IntegrationError {
	return new IntegrationError('ponte', {
		class: 'validation',
		code: 'boxIncomplete',
		message: 'A box under "Boxes for More Units" lacks a size or its number of units',
		hint: 'Fill in all four numbers of each box',
	});
}
