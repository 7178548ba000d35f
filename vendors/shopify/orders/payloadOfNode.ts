import { asNumber, asRecord, asRecords, asText, type Json } from '../../../runtime/client/json';
import { nodesOf, textsOf } from '../client/reading';

/** An order of the Admin API in the words of a webhook's payload, so that there is one way only from an order to its document. */
export function payloadOfNode(order: Json, lines: readonly Json[]): Json {
	return {
		admin_graphql_api_id: order.id,
		name: order.name,
		created_at: order.createdAt,
		updated_at: order.updatedAt,
		cancelled_at: order.cancelledAt,
		test: order.test,
		currency: order.currencyCode,
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
		customer: customerPayload(asRecord(order.customer)),
		billing_address: addressPayload(order.billingAddress),
		shipping_address: addressPayload(order.shippingAddress),
		shipping_lines: nodesOf(order.shippingLines).map(shippingPayload),
		line_items: lines.map(linePayload),
	};
}

/** The webhook knows three words and null for nothing sent yet; the API tells the stages before sending apart. */
const stages: Readonly<Record<string, string>> = { FULFILLED: 'fulfilled', PARTIALLY_FULFILLED: 'partial', RESTOCKED: 'restocked' };

function fulfillmentStatus(status: unknown): string | null {
	return stages[asText(status) ?? ''] ?? null;
}

function customerPayload(customer: Json): Json {
	const address = asRecord(customer.defaultAddress);
	return {
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
		quantity: line.quantity,
		current_quantity: line.currentQuantity,
		requires_shipping: line.requiresShipping,
		grams: gramsOf(asRecord(line.weight)),
		price: amountOf(line.originalUnitPriceSet),
		discount_allocations: allocations(line),
	};
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
