import { money, sumMoney } from '../../../domain/values/money';
import type { Order, OrderTotals } from '../../../domain/documents/order';
import type { TaxId } from '../../../domain/values/taxId';
import { asText, type Json } from '../../../runtime/client/json';
import { mapAddress } from './mapAddress';
import { mapCustomer } from './mapCustomer';
import { mapItems } from './mapItems';
import { mapPayments } from './mapPayments';
import { mapShipping } from './mapShipping';
import { noteAttributesOf } from './noteAttributes';
import { financialStatusOf, fulfillmentStatusOf } from './statuses';
import { vendor } from '../client/vendor';

/** The order of a webhook's payload (topics `orders/…`). */
export function mapOrder(payload: Json, taxId: TaxId | undefined): Order {
	const { items, asSold } = mapItems(payload);
	const shipping = mapShipping(payload);
	const totals = totalsOf(payload, items, shipping.price, asSold);
	const financialStatus = financialStatusOf(payload.financial_status);
	return {
		...identityOf(payload),
		financialStatus,
		fulfillmentStatus: fulfillmentStatusOf(payload.fulfillment_status),
		cancelledAt: asText(payload.cancelled_at),
		customer: mapCustomer(payload, taxId),
		billingAddress: mapAddress(payload.billing_address),
		shippingAddress: mapAddress(payload.shipping_address),
		items,
		shipping,
		discount: totals.discount,
		totals,
		payments: mapPayments(payload, financialStatus),
		note: asText(payload.note),
		tags: (asText(payload.tags) ?? '')
			.split(',')
			.map((tag) => tag.trim())
			.filter(Boolean),
		attributes: Object.fromEntries(noteAttributesOf(payload).map(({ name, value }) => [name, value])),
		...(payload.test === true ? { test: true } : {}),
	};
}

function identityOf(payload: Json): Pick<Order, 'id' | 'number' | 'source' | 'sourceId' | 'createdAt' | 'updatedAt' | 'currency'> {
	const number = numberOf(payload.name) ?? numberOf(payload.order_number) ?? '';
	const createdAt = asText(payload.created_at) ?? '';
	return {
		id: orderKey(number),
		number,
		source: vendor.id,
		// The numeric id can exceed what a number holds exactly; this one is a text.
		sourceId: asText(payload.admin_graphql_api_id) ?? '',
		createdAt,
		updatedAt: asText(payload.updated_at) ?? createdAt,
		currency: asText(payload.currency) ?? 'BRL',
	};
}

/** `shopify:1001`, from `#1001` or `1001`. */
export function orderKey(name: unknown): string {
	return `${vendor.id}:${numberOf(name) ?? ''}`;
}

function numberOf(name: unknown): string | undefined {
	return asText(name)?.replace(/^#/, '');
}

/** The parts are summed, the total is the shop's own: where they differ, whoever makes an invoice of it has to know. */
function totalsOf(payload: Json, items: Order['items'], shipping: number, asSold: boolean): OrderTotals {
	const current = (name: string) => (asSold ? undefined : payload[`current_${name}`]) ?? payload[name];
	const discount = sumMoney(items.map((item) => item.discount));
	return {
		items: sumMoney([...items.map((item) => item.total), discount]),
		discount,
		shipping,
		tax: money(current('total_tax')),
		total: money(current('total_price')),
	};
}
