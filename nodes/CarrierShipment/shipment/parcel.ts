import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { CompletedPart } from '../../../domain/checks/postalCodeCheck';
import { startAnew } from '../../../domain/checks/startAnew';
import type { ItemSize, Order, OrderItem } from '../../../domain/documents/order';
import { parcelProblems } from '../../../domain/checks/lineCheck';
import { shipmentProblems } from '../../../domain/checks/orderCheck';
import { isShipped } from '../../../domain/sale/orderParts';
import type { AmountRules } from '../../../domain/values/amount';
import type { Problem } from '../../../domain/values/problem';
import type { Assumed } from '../../../domain/documents/shipment';
import type { OrderPacking } from '../../../domain/parcels/packOrder';
import { requireNumber } from '../../shared/numberParameter';
import { orderParameter } from '../../shared/orderParameter';
import { refuseProblems, requireOrder } from '../../shared/requireOrder';
import { withAddressByPostalCode } from './addressByPostalCode';
import { boxesParameter, boxFor } from './boxes';
import { isByShop, shopCarriers } from './ownTerms';
import { itemSizesParameter, shopBoxesParameter, wallsMm } from './shopBoxes';

const centimetres = (displayName: string, name: string, byDefault: number, hint?: string): INodeProperties => ({
	displayName,
	name,
	type: 'number',
	typeOptions: { minValue: 1, numberPrecision: 1 },
	default: byDefault,
	displayOptions: { hide: { vendor: [...shopCarriers] } },
	description: 'Outer size of the packed box in centimetres',
	...(hint === undefined ? {} : { hint }),
});

const usualSize = { parcelHeight: 10, parcelWidth: 15, parcelLength: 20 };

/** A small box for goods whose size is not known; its weight comes from the order's items. */
export const parcelProperties: INodeProperties[] = [
	centimetres('Parcel Height (cm)', 'parcelHeight', usualSize.parcelHeight),
	centimetres('Parcel Width (cm)', 'parcelWidth', usualSize.parcelWidth),
	centimetres(
		'Parcel Length (cm)',
		'parcelLength',
		usualSize.parcelLength,
		'The same box for every order whose goods have no size: is it yours? Carriers measure again and charge the difference. Where sizes are known, parcels are as small as the goods allow; your own boxes stand under Options → "Boxes of the Shop"',
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

/** The order that is shipped, complete enough for a label; `completed`: what its CEP told, where the user wants that. */
export async function shippableOrder(context: IExecuteFunctions, itemIndex: number): Promise<{ order: Order; completed: CompletedPart[] }> {
	const { order, completed } = await withAddressByPostalCode(context, itemIndex, requireOrder(orderParameter(context, itemIndex)));
	const problems = [...shipmentProblems(order), ...parcelProblems(order), ...nothingToShip(order)];
	refuseProblems(order.number, problems, `Complete the order in the shop; ${startAnew}`);
	return { order, completed };
}

/** How the shop packs; see `OrderPacking`. */
export function packingParameter(context: IExecuteFunctions, itemIndex: number, order: Order): OrderPacking {
	const isOwn = isByShop(context);
	const size = ({ name, displayName, default: usual }: INodeProperties) => {
		return isOwn ? Number(usual) : requireNumber(context.getNodeParameter(name, itemIndex, usual), displayName, sides);
	};
	const grams = ({ name, displayName, default: usual }: INodeProperties, rules: AmountRules) =>
		requireNumber(context.getNodeParameter(`options.${name}`, itemIndex, usual), displayName, rules);
	const [heightCm, widthCm, lengthCm] = parcelProperties.map(size) as [number, number, number];
	const unknownGrams = grams(itemWeightOption, { least: 1, places: 4 });
	const packaging = Math.ceil(grams(packagingWeightOption, { places: 4 }));
	const usual = { heightCm, widthCm, lengthCm };
	return {
		// The shop's own courier takes all boxes of an order at once.
		boxes: isOwn ? [] : shopBoxesParameter(context, itemIndex),
		usual: boxFor(unitsOf(order), usual, boxesParameter(context, itemIndex)),
		unknownGrams,
		hull: { addedSides: wallsMm, grams: packaging },
		cubicDivisor,
	};
}

const sides = { least: 0.1, most: 10_000 } as const satisfies AmountRules;

/** Cubic centimetres that most carriers charge like a kilogram. */
const cubicDivisor = 6_000;

/** The order with the sizes that the user gives, and each line under an id of its own. */
export function measuredOrder(context: IExecuteFunctions, itemIndex: number, order: Order): Order {
	const sizes = itemSizesParameter(context, itemIndex);
	const ids = new Set(order.items.map(({ id }) => id));
	const items = order.items.map((item, index) => ({
		...item,
		id: ids.size === order.items.length ? item.id : String(index),
		size: sizes.get(item.sku ?? '') ?? readSize(item),
	}));
	return { ...order, items };
}

/** Orders from elsewhere may hold anything. */
function readSize({ size }: OrderItem): ItemSize | null {
	const sides = [size?.heightCm, size?.widthCm, size?.lengthCm];
	return sides.every((side) => typeof side === 'number' && Number.isFinite(side) && side > 0) ? size! : null;
}

/** Lines that a default is taken for. */
export function assumedOf(order: Order): Assumed[] {
	return order.items.filter(isShipped).flatMap(({ sku, name, weightGrams, size }) => {
		const missing: Assumed['missing'] = [...(weightGrams ? [] : ['weight' as const]), ...(size ? [] : ['size' as const])];
		return missing.length === 0 ? [] : [{ item: sku || name, missing }];
	});
}

function unitsOf(order: Order): number {
	return order.items.filter(isShipped).reduce((sum, { quantity }) => sum + quantity, 0);
}

function nothingToShip(order: Order): Problem[] {
	return order.items.some(isShipped) ? [] : [{ field: 'order.items', message: 'has nothing that needs shipping' }];
}
