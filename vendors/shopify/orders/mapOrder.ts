import { refuse, shownCents } from '../client/shownNumbers';
import { addressProblems } from '../../../domain/checks/buyerCheck';
import { fromCents, money, sumMoney, toCents } from '../../../domain/values/money';
import type { Order, OrderTotals } from '../../../domain/documents/order';
import type { TaxId } from '../../../domain/values/taxId';
import { asLink, asRecords, asText, type Json } from '../../../runtime/client/json';
import { inOrderCurrency, shopAmount } from './currency';
import { mapAddress } from './mapAddress';
import { mapCustomer } from './mapCustomer';
import { mapItems } from './mapItems';
import { mapPayments } from './mapPayments';
import { mapShipping } from './mapShipping';
import { noteAttributesOf } from './noteAttributes';
import { orderIdentity } from './orderIdentity';
import { settleCents } from './settleCents';
import { financialStatusOf, fulfillmentStatusOf } from './statuses';
import { vendor } from '../client/vendor';

/** The order of a webhook's payload (topics `orders/…`); `shop` is the shop's own name. */
export function mapOrder(told: Json, taxId: TaxId | undefined, shop: string): Order {
	const payload = inOrderCurrency(told);
	const { items: mapped, asSold, shared } = mapItems(payload);
	const shipping = mapShipping(payload, asSold);
	const items = settleCents(mapped, shared, linesTotal(payload, shipping.price));
	const totals = totalsOf(payload, items, shipping.price, asSold);
	const financialStatus = financialStatusOf(payload.financial_status);
	return {
		...identityOf(payload, shop),
		financialStatus,
		fulfillmentStatus: fulfillmentStatusOf(payload.fulfillment_status),
		cancelledAt: asText(payload.cancelled_at),
		customer: mapCustomer(payload, taxId),
		...addressesOf(payload),
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
		...aroundOf(payload),
		attributes: Object.fromEntries(noteAttributesOf(payload).map(({ name, value }) => [name, value])),
		...(payload.test === true ? { test: true } : {}),
	};
}

/**
 * Nobody can change the billing address of an order in Shopify. Where it is not whole and that of the delivery is, to which the shop may
 * have corrected it, the same person's invoice names the latter.
 */
function addressesOf(payload: Json): Pick<Order, 'billingAddress' | 'shippingAddress'> {
	const [billing, shipping] = [mapAddress(payload.billing_address), mapAddress(payload.shipping_address)];
	const isOnePerson = billing !== null && billing.recipient !== null && billing.recipient === shipping?.recipient;
	const isStale = isOnePerson && addressProblems(billing, '').length > 0 && addressProblems(shipping, '').length === 0;
	return { billingAddress: isStale ? shipping : billing, shippingAddress: shipping };
}

/** Cents of all lines by the shop's own total; undefined where it does not tell. */
function linesTotal(payload: Json, shipping: number): number | undefined {
	const total = toCents(payload.current_total_price ?? payload.total_price);
	return total === undefined ? undefined : total - (toCents(shipping) ?? 0);
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
		currency: asText(payload.currency)?.toUpperCase() ?? refuse('currency'),
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
		...chargesOf(payload, items, asSold),
		total: fromCents(shownCents(current('total_price'), 'total_price')),
	};
}

/** What a total may hold besides items and shipping. */
function chargesOf(payload: Json, items: Order['items'], asSold: boolean): Partial<OrderTotals> {
	const ofTime = (name: string) => payload[`${asSold ? 'original' : 'current'}_${name}`];
	const charges = {
		fees: money(shopAmount(ofTime('total_additional_fees_set'))),
		duties: money(shopAmount(ofTime('total_duties_set'))),
		givenBack: fromCents(discrepancyCents(payload)),
		tips: items.some(({ kind }) => kind === 'tip') ? 0 : money(payload.total_tip_received),
	};
	const taxOnTop = payload.taxes_included === false && money(payload.total_tax) > 0;
	return { ...(taxOnTop ? { taxOnTop: true } : {}), ...Object.fromEntries(Object.entries(charges).filter(([, amount]) => amount > 0)) };
}

/** What refunds gave back beyond their lines and the shipping; below 0 in a payload, because it leaves the shop. */
function discrepancyCents({ refunds }: Json): number {
	const adjustments = asRecords(refunds).flatMap(({ order_adjustments: own }) => asRecords(own));
	const discrepancies = adjustments.filter(({ kind }) => kind === 'refund_discrepancy');
	return discrepancies.reduce((sum, { amount }) => sum - (toCents(amount) ?? 0), 0);
}

/** What is not needed for goods and money. */
function aroundOf(payload: Json): Pick<Order, 'statusUrl' | 'discountCodes' | 'sourceName'> {
	return {
		statusUrl: asLink(payload.order_status_url),
		discountCodes: asRecords(payload.discount_codes)
			.map(({ code }) => asText(code))
			.filter((code) => code !== null),
		sourceName: asText(payload.source_name),
	};
}
