import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { Order } from '../../../domain/documents/order';
import { shipmentProblems } from '../../../domain/checks/orderCheck';
import type { Problem } from '../../../domain/values/problem';
import type { Parcel } from '../../../domain/documents/shipment';
import { orderParameter } from '../../shared/orderParameter';
import { refuseProblems, requireOrder } from '../../shared/requireOrder';

const centimetres = (displayName: string, name: string, byDefault: number): INodeProperties => ({
	displayName,
	name,
	type: 'number',
	typeOptions: { minValue: 1, numberPrecision: 1 },
	default: byDefault,
	description: 'Outer size of the packed box in centimetres',
});

/** A small box; its weight comes from the order's items. */
export const parcelProperties: INodeProperties[] = [
	centimetres('Parcel Height (Cm)', 'parcelHeight', 10),
	centimetres('Parcel Width (Cm)', 'parcelWidth', 15),
	centimetres('Parcel Length (Cm)', 'parcelLength', 20),
];

const defaultItemWeight = 300;

export const itemWeightOption: INodeProperties = {
	displayName: 'Weight of an Item Without Weight (G)',
	name: 'itemWeight',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: defaultItemWeight,
	description: 'Counted in grams for each piece of an item whose weight the shop does not know',
};

/** The order that is shipped, complete enough for a label. */
export function shippableOrder(context: IExecuteFunctions, itemIndex: number): Order {
	const order = requireOrder(orderParameter(context, itemIndex));
	const problems = [...shipmentProblems(order), ...nothingToShip(order)];
	refuseProblems(order.number, problems, 'Complete the order in the shop, then run the item again');
	return order;
}

export function parcelParameter(context: IExecuteFunctions, itemIndex: number, order: Order): Parcel {
	const size = (name: string) => context.getNodeParameter(name, itemIndex) as number;
	const unknown = context.getNodeParameter('options.itemWeight', itemIndex, defaultItemWeight) as number;
	return {
		heightCm: size('parcelHeight'),
		widthCm: size('parcelWidth'),
		lengthCm: size('parcelLength'),
		weightGrams: weightOf(order, unknown),
	};
}

/** Grams of all pieces that are shipped. */
export function weightOf(order: Order, unknownItemGrams: number): number {
	return order.items.filter(isShipped).reduce((sum, item) => sum + (item.weightGrams || unknownItemGrams) * item.quantity, 0);
}

function nothingToShip(order: Order): Problem[] {
	return order.items.some(isShipped) ? [] : [{ field: 'order.items', message: 'has nothing that needs shipping' }];
}

function isShipped({ requiresShipping, quantity }: Order['items'][number]): boolean {
	return requiresShipping !== false && quantity > 0;
}
