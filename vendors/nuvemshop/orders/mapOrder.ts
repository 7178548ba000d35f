import type { FinancialStatus, Order } from '../../../domain/documents/order';
import type { PaymentStatus } from '../../../domain/documents/payment';
import { methodOfName } from '../../../domain/sale/methodOfName';
import { asRecord, asRecords, asText, type Json } from '../../../runtime/client/json';
import { unreadableAnswer } from '../../../runtime/errors/unreadableAnswer';
import { refuse, shownMoment } from '../client/shown';
import { vendor } from '../client/vendor';
import { billingAddressOf, shippingAddressOf } from './mapAddress';
import { mapCustomer } from './mapCustomer';
import { mapItems } from './mapItems';
import { orderIdentity } from './orderIdentity';
import { financialStatusOf, fulfillmentStatusOf, isCancelled } from './statuses';

/** The order of the API (`GET /orders/{id}`); `store` is the store's number. */
export function mapOrder(order: Json, store: string): Order {
	const { items, totals } = mapItems(order);
	const [shippingAddress, billing] = [shippingAddressOf(order), billingAddressOf(order)];
	const financialStatus = financialStatusOf(order);
	return {
		...identityOf(order, store),
		financialStatus,
		fulfillmentStatus: fulfillmentStatusOf(order),
		cancelledAt: isCancelled(order) ? cancelledAt(order) : null,
		customer: mapCustomer(order, shippingAddress ?? billing),
		billingAddress: billing ?? shippingAddress,
		shippingAddress: shippingAddress ?? billing,
		items,
		shipping: { method: asText(order.shipping_option), price: totals.shipping },
		discount: totals.discount,
		// Of a refund Nuvemshop's order says that there was one, and neither how much nor for what.
		totals: financialStatus === 'partially_refunded' ? { ...totals, givenBack: null } : totals,
		payments: paymentsOf(order, financialStatus),
		note: asText(order.note),
		tags: [],
		attributes: attributesOf(order),
		statusUrl: null,
		discountCodes: asRecords(order.coupon).flatMap(({ code }) => asText(code) ?? []),
		sourceName: asText(order.storefront),
	};
}

type Identity = Pick<Order, 'id' | 'number' | 'source' | 'account' | 'sourceId' | 'createdAt' | 'updatedAt' | 'currency'>;

function identityOf(order: Json, store: string): Identity {
	const sourceId = asText(order.id);
	if (sourceId === null) throw unreadableAnswer(vendor, 'transient', 'a request about an order', ['id']);
	const createdAt = shownMoment(order.created_at) ?? '';
	return {
		id: orderIdentity(store, sourceId),
		number: asText(order.number) ?? sourceId,
		source: vendor.id,
		account: store,
		sourceId,
		createdAt,
		updatedAt: shownMoment(order.updated_at) ?? createdAt,
		currency: asText(order.currency)?.toUpperCase() ?? refuse('currency'),
	};
}

/** One that is called off has a moment for it, or nobody behind here would see that it is. */
function cancelledAt({ cancelled_at: own, updated_at: changed, created_at: placed }: Json): string {
	return shownMoment(own) ?? shownMoment(changed) ?? shownMoment(placed) ?? refuse('cancelled_at');
}

const paymentStatuses: Readonly<Record<FinancialStatus, PaymentStatus>> = {
	pending: 'pending',
	authorized: 'authorized',
	partially_paid: 'pending',
	paid: 'received',
	partially_refunded: 'received',
	refunded: 'refunded',
	voided: 'deleted',
	unknown: 'unknown',
};

function paymentsOf(order: Json, financialStatus: FinancialStatus): Order['payments'] {
	const gateway = asText(order.gateway);
	if (gateway === null) return [];
	const byMethod = methodOfName(asText(asRecord(order.payment_details).method) ?? '');
	const id = asText(order.gateway_id);
	return [
		{
			vendor: gateway,
			...(id === null ? {} : { id }),
			status: paymentStatuses[financialStatus],
			vendorStatus: asText(order.payment_status) ?? '',
			method: byMethod === 'unknown' ? methodOfName(asText(order.gateway_name) ?? '') : byMethod,
			paidAt: shownMoment(order.paid_at),
		},
	];
}

/** What the checkout asked besides Nuvemshop's own fields (`extra`). */
function attributesOf({ extra }: Json): Record<string, string> {
	return Object.fromEntries(
		Object.entries(asRecord(extra)).flatMap(([key, value]) => {
			const text = asText(value);
			return text === null ? [] : [[key, text]];
		}),
	);
}
