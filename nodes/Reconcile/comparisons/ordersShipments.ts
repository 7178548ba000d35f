import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { OrderReader, ParcelReader } from '../../../domain/ports/orderKeeper';
import { compareSides } from '../../../runtime/reconcile/compareSides';
import { ordersWithShipments } from '../../../runtime/reconcile/ordersWithShipments';
import type { VendorEntry } from '../../../runtime/vendorEntry';
import { carriers, labelRegisters, orderKeepers } from '../../../vendors';
import { openSide } from '../../shared/twoSides';
import type { Asked, ComparisonKind } from './comparisonKind';

const shops: readonly VendorEntry<OrderReader & ParcelReader>[] = Object.values(orderKeepers);

export const shippingMethodOption: INodeProperties = {
	displayName: 'Shipping Method Name',
	name: 'shippingMethod',
	type: 'string',
	default: '',
	placeholder: 'e.g. SEDEX',
	hint: 'Empty: all orders',
	description:
		'For Orders With Shipments: what the shop calls the ways to ship that go by this carrier, or a part of it. Orders that go otherwise, or are picked up, are not compared.',
};

export const ordersShipments: ComparisonKind = {
	option: {
		name: 'Orders With Shipments',
		value: 'ordersShipments',
		description: 'What the carrier has the shop says is sent, with the same tracking code, and what the shop says is sent has a label',
	},
	thereLabel: 'Labels At',
	here: shops,
	there: labelRegisters,
	compare,
};

async function compare(context: IExecuteFunctions, itemIndex: number, { period, seconds, now }: Asked) {
	const { port: orders, entry: here } = await openSide(context, 'here', shops, { seconds, cannot: (id) => `"${id}" is not a shop` });
	const { port: register, entry: there } = await openSide(context, 'there', labelRegisters, { seconds, cannot: hasNoList });
	const method = String(context.getNodeParameter('options.shippingMethod', itemIndex, '') ?? '').trim();
	const compared = await compareSides(ordersWithShipments({ orders, register, shop: here.id, method, period, now }));
	return { ...compared, here, there };
}

function hasNoList(id: string): string {
	const name = carriers.find((carrier) => carrier.id === id)?.name ?? `"${id}"`;
	return `${name} has no list of its labels by day, so they cannot be compared`;
}
