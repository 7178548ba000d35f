import type { IExecuteFunctions } from 'n8n-workflow';
import type { OrderReader } from '../../../domain/ports/orderKeeper';
import { compareSides } from '../../../runtime/reconcile/compareSides';
import { ordersWithInvoices } from '../../../runtime/reconcile/ordersWithInvoices';
import type { VendorEntry } from '../../../runtime/vendorEntry';
import { invoiceIssuers, invoiceRegisters, orderKeepers } from '../../../vendors';
import { openSide } from '../../shared/twoSides';
import type { Asked, ComparisonKind } from './comparisonKind';

const shops: readonly VendorEntry<OrderReader>[] = Object.values(orderKeepers);

export const ordersInvoices: ComparisonKind = {
	option: {
		name: 'Orders With Invoices',
		value: 'ordersInvoices',
		description: 'Every paid order has its invoice (NF-e) over its own amount, and every invoice its order',
	},
	thereLabel: 'Invoices In',
	here: shops,
	there: invoiceRegisters,
	compare,
};

async function compare(context: IExecuteFunctions, itemIndex: number, { period, seconds, now }: Asked) {
	const { port: orders, entry: here } = await openSide(context, 'here', shops, { seconds, cannot: (id) => `"${id}" is not a shop` });
	const { port: register, entry: there } = await openSide(context, 'there', invoiceRegisters, { seconds, cannot: hasNoList });
	const numberPrefix = String(context.getNodeParameter('options.orderNumberPrefix', itemIndex, '') ?? '').trim();
	const compared = await compareSides(ordersWithInvoices({ orders, register, period, numberPrefix, now }));
	return { ...compared, here, there };
}

function hasNoList(id: string): string {
	const name = invoiceIssuers.find((issuer) => issuer.id === id)?.name ?? `"${id}"`;
	return `${name} has no list of its invoices by day with number and value, so they cannot be compared`;
}
