import type { FinancialStatus, Order, OrderItem, OrderTotals } from '../../../domain/documents/order';
import { fromCents, sumMoney } from '../../../domain/values/money';
import { asNumber, asRecord, asText, type Json } from '../../../runtime/client/json';
import { unreadableAnswer } from '../../../runtime/errors/unreadableAnswer';
import { currencyOf, momentOf, shownCents } from '../client/amounts';
import { vendor } from '../client/vendor';
import { billingAddressOf, customerOf, shippingAddressOf } from './customer';
import { givenBackCents, isRefunded } from './givenBack';
import type { Sale } from './lookUp';
import { orderNumberOf } from './orderNumber';
import { readPayment } from './readPayment';

/** The order of a checkout; undefined where nothing was bought in one. */
export function readOrder(sale: Sale): Order | undefined {
	const { session, lines } = sale;
	const sessionId = asText(session?.id);
	if (!session || sessionId === null || lines.length === 0) return undefined;
	const sourceId = asText(sale.intent?.id) ?? sessionId;
	const shippingAddress = shippingAddressOf(sale);
	const items = lines.map((line) => itemOf(line, asText(shippingAddress?.street) !== null));
	const cents = (amount: unknown, field: string) => shownCents(amount ?? 0, session.currency, field);
	const shipping = cents(asRecord(session.shipping_cost).amount_subtotal ?? asRecord(session.total_details).amount_shipping, 'shipping');
	const total = shownCents(session.amount_total, session.currency, 'amount_total');
	const discount = sumMoney(items.map((item) => item.discount));
	const tax = cents(asRecord(session.total_details).amount_tax, 'total_details.amount_tax');
	const parts = Math.round(sumMoney(items.map((item) => item.total)) * 100) + shipping;
	const createdAt = momentOf(session.created) ?? '';
	return {
		id: `${vendor.id}:${sourceId}`,
		number: orderNumberOf(sale) ?? sourceId,
		source: vendor.id,
		account: null,
		sourceId,
		createdAt,
		updatedAt: momentOf(sale.charge?.created) ?? createdAt,
		currency: currencyOf(session.currency),
		financialStatus: financialStatusOf(sale),
		fulfillmentStatus: 'unfulfilled',
		cancelledAt: null,
		customer: withoutAddress(sale),
		billingAddress: billingAddressOf(sale),
		shippingAddress: shippingAddress ?? billingAddressOf(sale),
		items,
		shipping: { method: null, price: fromCents(shipping) },
		discount,
		totals: {
			items: sumMoney([...items.map((item) => item.total), discount]),
			discount,
			shipping: fromCents(shipping),
			tax: fromCents(tax),
			...(total > parts && tax > 0 ? { taxOnTop: true as const } : {}),
			...givenBackOf(sale),
			total: fromCents(total),
		},
		payments: [readPayment(sale)],
		note: null,
		tags: [],
		attributes: attributesOf(sale),
		sourceName: asText(session.payment_link) === null ? 'checkout' : 'payment_link',
		...(session.livemode === false ? { test: true } : {}),
	};
}

function itemOf(line: Json, isShipped: boolean): OrderItem {
	const quantity = asNumber(line.quantity);
	if (quantity === null || quantity <= 0) throw unreadableAnswer(vendor, 'transient', 'a request for line items', ['quantity']);
	const gross = shownCents(line.amount_subtotal, line.currency, 'amount_subtotal');
	const unit = Math.ceil(gross / quantity);
	const total = gross - shownCents(line.amount_discount ?? 0, line.currency, 'amount_discount');
	const price = asRecord(line.price);
	const product = asRecord(price.product);
	const productId = asText(product.id) ?? asText(price.product);
	return {
		id: asText(line.id) ?? '',
		kind: 'goods',
		productId,
		variantId: asText(price.id),
		sku: asText(price.lookup_key) ?? asText(asRecord(price.metadata).sku) ?? asText(asRecord(product.metadata).sku),
		name: asText(line.description) ?? asText(product.name) ?? '',
		quantity,
		unitPrice: fromCents(unit),
		discount: fromCents(unit * quantity - total),
		total: fromCents(total),
		ncm: asText(asRecord(product.metadata).ncm),
		gtin: null,
		weightGrams: null,
		requiresShipping: isShipped,
	};
}

function financialStatusOf({ intent, charge, session }: Sale): FinancialStatus {
	if (isRefunded(charge)) return 'refunded';
	if (givenBackCents(charge, session?.currency) > 0) return 'partially_refunded';
	if (asText(intent?.status) === 'requires_capture') return 'authorized';
	if (asText(intent?.status) === 'succeeded' && isTakenInPart(intent)) return 'partially_paid';
	if (asText(intent?.status) === 'succeeded' || isSettled(session)) return 'paid';
	return asText(intent?.status) === 'canceled' || asText(session?.status) === 'expired' ? 'voided' : 'pending';
}

/** Of an amount that was reserved, e.g. because something of the order is not there. */
function isTakenInPart(intent: Json | null): boolean {
	return (asNumber(intent?.amount_received) ?? Infinity) < (asNumber(intent?.amount) ?? 0);
}

/** What says neither is not paid. */
function isSettled(session: Json | null): boolean {
	return ['paid', 'no_payment_required'].includes(asText(session?.payment_status) ?? '');
}

/** Stripe gives money back and never goods: what went back is of no line, and the total stays. */
function givenBackOf({ charge, session }: Sale): Pick<OrderTotals, 'givenBack'> {
	const cents = isRefunded(charge) ? 0 : givenBackCents(charge, session?.currency);
	return cents > 0 ? { givenBack: fromCents(cents) } : {};
}

function withoutAddress(sale: Sale): Order['customer'] {
	const { id, name, email, phone, taxId, stateRegistration } = customerOf(sale);
	return { ...(id === null ? {} : { id }), name, email, phone, taxId, stateRegistration };
}

function attributesOf({ session }: Sale): Record<string, string> {
	return Object.fromEntries(
		Object.entries(asRecord(session?.metadata)).flatMap(([key, value]) => {
			const text = asText(value);
			return text === null ? [] : [[key, text]];
		}),
	);
}
