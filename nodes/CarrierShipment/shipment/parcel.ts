import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { startAnew } from '../../../domain/checks/startAnew';
import type { Order } from '../../../domain/documents/order';
import { shipmentProblems } from '../../../domain/checks/orderCheck';
import { isShipped } from '../../../domain/sale/orderParts';
import type { Problem } from '../../../domain/values/problem';
import type { Parcel } from '../../../domain/documents/shipment';
import { orderParameter } from '../../shared/orderParameter';
import { refuseProblems, requireOrder } from '../../shared/requireOrder';
import { boxesParameter, boxFor } from './boxes';

const centimetres = (displayName: string, name: string, byDefault: number, hint?: string): INodeProperties => ({
	displayName,
	name,
	type: 'number',
	typeOptions: { minValue: 1, numberPrecision: 1 },
	default: byDefault,
	description: 'Outer size of the packed box in centimetres',
	...(hint === undefined ? {} : { hint }),
});

/** A small box; its weight comes from the order's items. */
export const parcelProperties: INodeProperties[] = [
	centimetres('Parcel Height (cm)', 'parcelHeight', 10),
	centimetres('Parcel Width (cm)', 'parcelWidth', 15),
	centimetres(
		'Parcel Length (cm)',
		'parcelLength',
		20,
		'The same box for every order: is it yours? Carriers measure again and charge the difference. For larger orders add Options → "Boxes for More Units"',
	),
];

const defaultItemWeight = 300;

export const itemWeightOption: INodeProperties = {
	displayName: 'Weight of an Item Without Weight (Grams)',
	name: 'itemWeight',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: defaultItemWeight,
	description: 'Counted in grams for each piece of an item whose weight the shop does not know',
};

export const packagingWeightOption: INodeProperties = {
	displayName: 'Weight of the Packaging (Grams)',
	name: 'packagingWeight',
	type: 'number',
	typeOptions: { minValue: 0 },
	default: 0,
	description: 'Box, filling and label, added to the weight of the goods: carriers weigh the whole parcel',
};

/** The order that is shipped, complete enough for a label. */
export function shippableOrder(context: IExecuteFunctions, itemIndex: number): Order {
	const order = requireOrder(orderParameter(context, itemIndex));
	const problems = [...shipmentProblems(order), ...nothingToShip(order)];
	refuseProblems(order.number, problems, `Complete the order in the shop; ${startAnew}`);
	return order;
}

export function parcelParameter(context: IExecuteFunctions, itemIndex: number, order: Order): Parcel {
	const size = (name: string) => context.getNodeParameter(name, itemIndex) as number;
	const unknown = context.getNodeParameter('options.itemWeight', itemIndex, defaultItemWeight) as number;
	const packaging = context.getNodeParameter('options.packagingWeight', itemIndex, 0) as number;
	const usual = { heightCm: size('parcelHeight'), widthCm: size('parcelWidth'), lengthCm: size('parcelLength') };
	return { ...boxFor(unitsOf(order), usual, boxesParameter(context, itemIndex)), weightGrams: weightOf(order, unknown) + packaging };
}

/** Grams of all pieces that are shipped. */
export function weightOf(order: Order, unknownItemGrams: number): number {
	return order.items.filter(isShipped).reduce((sum, item) => sum + (item.weightGrams || unknownItemGrams) * item.quantity, 0);
}

function unitsOf(order: Order): number {
	return order.items.filter(isShipped).reduce((sum, { quantity }) => sum + quantity, 0);
}

function nothingToShip(order: Order): Problem[] {
	return order.items.some(isShipped) ? [] : [{ field: 'order.items', message: 'has nothing that needs shipping' }];
}
