import { asNumber, asRecord, asRecords, asText, type Json } from '../../../runtime/client/json';
import { nodesOf, textsOf } from '../client/reading';
import { orderCurrency } from './currency';
import { tipLines } from './itemKind';

/** An order of the Admin API in the words of a webhook's payload, so that there is one way only from an order to its document. */
export function payloadOfNode(order: Json, lines: readonly Json[]): Json {
	const tips = tipLines(lines, amountOf(order.totalTipReceivedSet));
	return {
		admin_graphql_api_id: order.id,
		name: order.name,
		created_at: order.createdAt,
		updated_at: order.updatedAt,
		cancelled_at: order.cancelledAt,
		test: order.test,
		currency: currencyOfNode(order),
		taxes_included: order.taxesIncluded,
		source_name: order.sourceName,
		order_status_url: order.statusPageUrl,
		discount_codes: textsOf(order.discountCodes).map((code) => ({ code })),
		financial_status: asText(order.displayFinancialStatus)?.toLowerCase(),
		fulfillment_status: fulfillmentStatus(order.displayFulfillmentStatus),
		email: order.email,
		phone: order.phone,
		note: order.note,
		tags: textsOf(order.tags).join(', '),
		payment_gateway_names: order.paymentGatewayNames,
		note_attributes: asRecords(order.customAttributes).map(({ key, value }) => ({ name: key, value })),
		total_price: amountOf(order.totalPriceSet),
		current_total_price: amountOf(order.currentTotalPriceSet),
		total_tax: amountOf(order.totalTaxSet),
		current_total_tax: amountOf(order.currentTotalTaxSet),
		...chargesPayload(order),
		customer: customerPayload(asRecord(order.customer)),
		billing_address: addressPayload(order.billingAddress),
		shipping_address: addressPayload(order.shippingAddress),
		shipping_lines: nodesOf(order.shippingLines).map(shippingPayload),
		line_items: lines.map((line) => ({ ...linePayload(line), ...(tips.has(line) ? { tip: {} } : {}) })),
	};
}

/** Fees and duties as they were sold are no more than they are now: neither can be given back alone. */
function chargesPayload(order: Json): Json {
	const set = (moneyBag: unknown) => ({ shop_money: { amount: amountOf(moneyBag) } });
	const [fees, duties] = [set(order.currentTotalAdditionalFeesSet), set(order.currentTotalDutiesSet)];
	return {
		current_total_additional_fees_set: fees,
		original_total_additional_fees_set: fees,
		current_total_duties_set: duties,
		original_total_duties_set: duties,
		total_tip_received: amountOf(order.totalTipReceivedSet),
		refunds: [{ order_adjustments: [{ kind: 'refund_discrepancy', amount: amountOf(order.refundDiscrepancySet) }] }],
	};
}

/** The one that the amounts were asked for in, see `lookUpOrder`. */
export function currencyOfNode({ currencyCode, presentmentCurrencyCode }: Json): string | null {
	return orderCurrency({ shop: asText(currencyCode), presentment: asText(presentmentCurrencyCode) });
}

/** The webhook knows three words and null for nothing sent yet; the API tells the stages before sending apart. */
const stages: Readonly<Record<string, string>> = { FULFILLED: 'fulfilled', PARTIALLY_FULFILLED: 'partial', RESTOCKED: 'restocked' };

function fulfillmentStatus(status: unknown): string | null {
	return stages[asText(status) ?? ''] ?? null;
}

function customerPayload(customer: Json): Json {
	const address = asRecord(customer.defaultAddress);
	return {
		admin_graphql_api_id: customer.id,
		first_name: customer.firstName,
		last_name: customer.lastName,
		email: asRecord(customer.defaultEmailAddress).emailAddress,
		phone: asRecord(customer.defaultPhoneNumber).phoneNumber,
		default_address: { phone: address.phone, company: address.company },
	};
}

function addressPayload(value: unknown): Json | null {
	if (value === null || value === undefined) return null;
	const { provinceCode, countryCodeV2, ...address } = asRecord(value);
	return { ...address, province_code: provinceCode, country_code: countryCodeV2 };
}

function shippingPayload(line: Json): Json {
	return {
		title: line.title,
		is_removed: line.isRemoved,
		price: amountOf(line.originalPriceSet),
		current_discounted_price_set: { shop_money: { amount: amountOf(line.currentDiscountedPriceSet) } },
		discount_allocations: allocations(line),
	};
}

function linePayload(line: Json): Json {
	return {
		admin_graphql_api_id: line.id,
		name: line.name,
		sku: line.sku,
		gift_card: line.isGiftCard,
		...productless(line),
		quantity: line.quantity,
		current_quantity: line.currentQuantity,
		requires_shipping: line.requiresShipping,
		grams: gramsOf(asRecord(line.weight)),
		price: amountOf(line.originalUnitPriceSet),
		discount_allocations: allocations(line),
	};
}

/** A line of a product names who made it; the product's id is behind a scope of its own and is not asked for. */
function productless({ vendor }: Json): Json {
	return asText(vendor) === null ? { product_id: null, variant_id: null } : {};
}

function allocations(line: Json): Json[] {
	return asRecords(line.discountAllocations).map((one) => ({ amount: amountOf(one.allocatedAmountSet) }));
}

/** In the shop's own currency. */
function amountOf(moneyBag: unknown): unknown {
	return asRecord(asRecord(moneyBag).shopMoney).amount;
}

const gramsPer: Readonly<Record<string, number>> = { GRAMS: 1, KILOGRAMS: 1000, OUNCES: 28.349523125, POUNDS: 453.59237 };

function gramsOf({ unit, value }: Json): number | null {
	const factor = gramsPer[asText(unit) ?? ''];
	const weight = asNumber(value);
	return factor === undefined || weight === null ? null : Math.round(weight * factor);
}
