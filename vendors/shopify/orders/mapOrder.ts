import { fromCents } from '../../../domain/values/money';
import { shownCents } from '../client/shownNumbers';
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
import { orderIdentity } from './orderIdentity';
import { financialStatusOf, fulfillmentStatusOf } from './statuses';
import { vendor } from '../client/vendor';

/** The order of a webhook's payload (topics `orders/…`); `shop` is the shop's own name. */
export function mapOrder(payload: Json, taxId: TaxId | undefined, shop: string): Order {
	const { items, asSold } = mapItems(payload);
	const shipping = mapShipping(payload, asSold);
	const totals = totalsOf(payload, items, shipping.price, asSold);
	const financialStatus = financialStatusOf(payload.financial_status);
	return {
		...identityOf(payload, shop),
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

type Identity = Pick<Order, 'id' | 'number' | 'source' | 'account' | 'sourceId' | 'createdAt' | 'updatedAt' | 'currency'>;

function identityOf(payload: Json, shop: string): Identity {
	const number = numberOf(payload.name) ?? numberOf(payload.order_number) ?? '';
	const createdAt = asText(payload.created_at) ?? '';
	// The numeric id can exceed what a number holds exactly; this one is a text.
	const sourceId = asText(payload.admin_graphql_api_id) ?? '';
	return {
		id: orderIdentity(shop, sourceId),
		number,
		source: vendor.id,
		account: shop,
		sourceId,
		createdAt,
		updatedAt: asText(payload.updated_at) ?? createdAt,
		currency: asText(payload.currency) ?? 'BRL',
	};
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
		total: fromCents(shownCents(current('total_price'), 'total_price')),
	};
}
