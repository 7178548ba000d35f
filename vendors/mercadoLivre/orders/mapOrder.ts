import type { FinancialStatus, Order, OrderItem } from '../../../domain/documents/order';
import type { Payment, PaymentStatus } from '../../../domain/documents/payment';
import { fromCents, sumMoney, toCents } from '../../../domain/values/money';
import { asNumber, asRecord, asRecords, asText, type Json } from '../../../runtime/client/json';
import { unfitRecord } from '../../../runtime/records/halfRecord';
import { vendor } from '../client/vendor';

/** Fields as in Mercado Livre's reference "Gerenciar orders". `seller`: numbers of orders are Mercado Livre's own, over all sellers. */
export function mapOrder(order: Json, seller: string): Order {
	const id = asText(order.id)!;
	const items = withOwnIds(asRecords(order.order_items).map(itemOf));
	const total = cents(order.total_amount, 'total_amount');
	const isCancelled = asText(order.status) === 'cancelled';
	const createdAt = momentOf(order.date_created) ?? refuse('no moment', 'date_created');
	const updatedAt = momentOf(order.last_updated) ?? createdAt;
	return {
		id: `${vendor.id}:${seller}/${id}`,
		number: id,
		source: vendor.id,
		account: seller,
		sourceId: id,
		createdAt,
		updatedAt,
		currency: asText(order.currency_id)?.toUpperCase() ?? refuse('no text', 'currency_id'),
		financialStatus: financialStatusOf(order),
		fulfillmentStatus: order.fulfilled === true || hasTag(order, 'delivered') ? 'fulfilled' : 'unknown',
		cancelledAt: isCancelled ? updatedAt : null,
		customer: customerOf(asRecord(order.buyer)),
		billingAddress: null,
		shippingAddress: null,
		items,
		shipping: { method: null, price: 0 },
		discount: 0,
		totals: {
			items: sumMoney(items.map((item) => item.total)),
			discount: 0,
			shipping: 0,
			tax: 0,
			...givenBackOf(order),
			total: fromCents(total),
		},
		payments: asRecords(order.payments).map(paymentOf),
		note: asText(order.comment),
		tags: tagsOf(order),
		attributes: {},
		sourceName: 'mercadoLivre',
		...(hasTag(order, 'test_order') ? { test: true } : {}),
	};
}

export function hasTag(order: Json, tag: string): boolean {
	return tagsOf(order).includes(tag);
}

function tagsOf({ tags }: Json): string[] {
	return Array.isArray(tags) ? tags.map(asText).filter((tag) => tag !== null) : [];
}

function itemOf(line: Json): OrderItem {
	const item = asRecord(line.item);
	const quantity = asNumber(line.quantity);
	if (quantity === null || quantity <= 0) refuse('something else than a number above 0', 'order_items.quantity');
	const price = cents(line.unit_price, 'order_items.unit_price');
	const variation = asText(item.variation_id);
	return {
		id: [asText(item.id), variation].filter((part) => part !== null).join('/'),
		kind: 'goods',
		productId: asText(item.id),
		variantId: variation,
		sku: asText(item.seller_sku) ?? asText(item.seller_custom_field),
		name: asText(item.title) ?? '',
		quantity,
		unitPrice: fromCents(price),
		discount: 0,
		total: fromCents(cents(quantity * fromCents(price), 'order_items.unit_price')),
		ncm: null,
		gtin: null,
		weightGrams: null,
		requiresShipping: true,
	};
}

/** Lines have no ids there; the second one of a thing is another line all the same, and steps behind here tell lines apart by their ids. */
function withOwnIds(items: readonly OrderItem[]): OrderItem[] {
	return items.map((item, index) => {
		const before = items.slice(0, index).filter(({ id }) => id === item.id).length;
		return before === 0 ? item : { ...item, id: `${item.id}#${before + 1}` };
	});
}

/** What went back stands with the payments alone, and is of no line. */
function givenBackOf(order: Json): Pick<Order['totals'], 'givenBack'> {
	if (financialStatusOf(order) !== 'partially_refunded') return {};
	return { givenBack: fromCents(refundedCents(order)) || null };
}

function refundedCents(order: Json): number {
	return asRecords(order.payments).reduce((sum, { transaction_amount_refunded: amount }) => sum + refunded(amount), 0);
}

function financialStatusOf(order: Json): FinancialStatus {
	const back = refundedCents(order);
	const status = asText(order.status);
	if (status === 'cancelled') return back > 0 ? 'refunded' : 'voided';
	if (status === 'partially_refunded') return 'partially_refunded';
	if (status === 'paid') return back === 0 ? 'paid' : back >= (toCents(order.total_amount) ?? Infinity) ? 'refunded' : 'partially_refunded';
	if (status === 'partially_paid') return 'partially_paid';
	return ['confirmed', 'payment_required', 'payment_in_process'].includes(status ?? '') ? 'pending' : 'unknown';
}

/** None is told as null, or not at all; what is there and cannot be read is not none. */
const refunded = (amount: unknown): number => ((amount ?? null) === null ? 0 : cents(amount, 'payments.transaction_amount_refunded'));

const statuses: Readonly<Record<string, PaymentStatus>> = {
	approved: 'received',
	authorized: 'authorized',
	cancelled: 'deleted',
	charged_back: 'chargeback',
	in_process: 'risk_analysis',
	in_mediation: 'chargeback',
	pending: 'pending',
	refunded: 'refunded',
	rejected: 'deleted',
};

const methods: Readonly<Record<string, Payment['method']>> = {
	bank_transfer: 'pix',
	credit_card: 'credit_card',
	debit_card: 'debit_card',
	ticket: 'bank_slip',
};

function paymentOf(payment: Json): Partial<Payment> {
	const status = asText(payment.status) ?? '';
	return {
		vendor: 'mercadoPago',
		id: asText(payment.id) ?? '',
		status: statuses[status] ?? 'unknown',
		vendorStatus: status,
		method: methods[asText(payment.payment_type) ?? ''] ?? 'unknown',
		value: fromCents(cents(payment.transaction_amount, 'payments.transaction_amount')),
		paidAt: momentOf(payment.date_approved),
	};
}

/** Mercado Livre hides addresses and phones of buyers; what they call themselves there is no name for an invoice. */
function customerOf(buyer: Json): Order['customer'] {
	const name = [asText(buyer.first_name), asText(buyer.last_name)].filter((part) => part !== null).join(' ');
	const id = asText(buyer.id);
	return { ...(id === null ? {} : { id }), name: name || null, email: null, phone: null, taxId: null, stateRegistration: null };
}

function momentOf(written: unknown): string | null {
	const time = Date.parse(asText(written) ?? '');
	return Number.isNaN(time) ? null : new Date(time).toISOString();
}

function cents(amount: unknown, field: string): number {
	return toCents(amount) ?? refuse('something else than a number', field);
}

function refuse(what: string, field: string): never {
	throw unfitRecord(vendor, 'order of Mercado Livre', `has ${what} under ${field}`);
}
