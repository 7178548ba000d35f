import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { OrderReader } from '../../../domain/ports/orderKeeper';
import { compareSides } from '../../../runtime/reconcile/compareSides';
import { ordersWithPayments } from '../../../runtime/reconcile/ordersWithPayments';
import type { VendorEntry } from '../../../runtime/vendorEntry';
import { orderKeepers, paymentRegisters } from '../../../vendors';
import { openSide } from '../../shared/twoSides';
import type { Asked, ComparisonKind } from './comparisonKind';

const shops: readonly VendorEntry<OrderReader>[] = Object.values(orderKeepers);

export const gatewayOption: INodeProperties = {
	displayName: 'Gateway Name',
	name: 'gateway',
	type: 'string',
	default: '',
	placeholder: 'e.g. pix',
	hint: 'Empty: the name of the provider',
	description:
		'For Orders With Payments: what the shop calls the ways to pay that lead to this provider, or a part of it. Orders paid otherwise are not compared.',
};

export const ordersPayments: ComparisonKind = {
	option: {
		name: 'Orders With Payments',
		value: 'ordersPayments',
		description: 'What the shop says is paid the provider has received, and what the provider has received is an order of the shop',
	},
	thereLabel: 'Payments In',
	here: shops,
	there: paymentRegisters,
	compare,
};

async function compare(context: IExecuteFunctions, itemIndex: number, { period, seconds, now }: Asked) {
	const { port: orders, entry: here } = await openSide(context, 'here', shops, { seconds, cannot: (id) => `"${id}" is not a shop` });
	const cannot = (id: string) => `"${id}" has no list of payments by day`;
	const { port: register, entry: there } = await openSide(context, 'there', paymentRegisters, { seconds, cannot });
	const gateway = String(context.getNodeParameter('options.gateway', itemIndex, '') ?? '').trim() || there.name;
	return { ...(await compareSides(ordersWithPayments({ orders, register, period, gateway, now }))), here, there };
}
