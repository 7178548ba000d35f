import { fieldsOf, listOf, nodesOf, numberOf, textOf, textsOf, type Fields } from '../reading';

/** An order of the Admin API in the words of a webhook's payload, so that there is one way only from an order to its document. */
export function payloadOfNode(order: Fields, lines: readonly Fields[]): Fields {
	return {
		admin_graphql_api_id: order.id,
		name: order.name,
		created_at: order.createdAt,
		updated_at: order.updatedAt,
		cancelled_at: order.cancelledAt,
		test: order.test,
		currency: order.currencyCode,
		financial_status: textOf(order.displayFinancialStatus)?.toLowerCase(),
		fulfillment_status: fulfillmentStatus(order.displayFulfillmentStatus),
		email: order.email,
		phone: order.phone,
		note: order.note,
		tags: textsOf(order.tags).join(', '),
		payment_gateway_names: order.paymentGatewayNames,
		note_attributes: listOf(order.customAttributes).map(({ key, value }) => ({ name: key, value })),
		total_price: amountOf(order.totalPriceSet),
		current_total_price: amountOf(order.currentTotalPriceSet),
		total_tax: amountOf(order.totalTaxSet),
		current_total_tax: amountOf(order.currentTotalTaxSet),
		customer: customerPayload(fieldsOf(order.customer)),
		billing_address: addressPayload(order.billingAddress),
		shipping_address: addressPayload(order.shippingAddress),
		shipping_lines: nodesOf(order.shippingLines).map(shippingPayload),
		line_items: lines.map(linePayload),
	};
}

/** The webhook knows three words and null for nothing sent yet; the API tells the stages before sending apart. */
const stages: Readonly<Record<string, string>> = { FULFILLED: 'fulfilled', PARTIALLY_FULFILLED: 'partial', RESTOCKED: 'restocked' };

function fulfillmentStatus(status: unknown): string | null {
	return stages[textOf(status) ?? ''] ?? null;
}

function customerPayload(customer: Fields): Fields {
	const address = fieldsOf(customer.defaultAddress);
	return {
		first_name: customer.firstName,
		last_name: customer.lastName,
		email: fieldsOf(customer.defaultEmailAddress).emailAddress,
		phone: fieldsOf(customer.defaultPhoneNumber).phoneNumber,
		default_address: { phone: address.phone, company: address.company },
	};
}

function addressPayload(value: unknown): Fields | null {
	if (value === null || value === undefined) return null;
	const { provinceCode, countryCodeV2, ...address } = fieldsOf(value);
	return { ...address, province_code: provinceCode, country_code: countryCodeV2 };
}

function shippingPayload(line: Fields): Fields {
	return {
		title: line.title,
		is_removed: line.isRemoved,
		price: amountOf(line.originalPriceSet),
		discount_allocations: allocations(line),
	};
}

function linePayload(line: Fields): Fields {
	return {
		admin_graphql_api_id: line.id,
		name: line.name,
		sku: line.sku,
		quantity: line.quantity,
		current_quantity: line.currentQuantity,
		requires_shipping: line.requiresShipping,
		grams: gramsOf(fieldsOf(line.weight)),
		price: amountOf(line.originalUnitPriceSet),
		discount_allocations: allocations(line),
	};
}

function allocations(line: Fields): Fields[] {
	return listOf(line.discountAllocations).map((one) => ({ amount: amountOf(one.allocatedAmountSet) }));
}

/** In the shop's own currency. */
function amountOf(moneyBag: unknown): unknown {
	return fieldsOf(fieldsOf(moneyBag).shopMoney).amount;
}

const gramsPer: Readonly<Record<string, number>> = { GRAMS: 1, KILOGRAMS: 1000, OUNCES: 28.349523125, POUNDS: 453.59237 };

function gramsOf({ unit, value }: Fields): number | null {
	const factor = gramsPer[textOf(unit) ?? ''];
	const weight = numberOf(value);
	return factor === undefined || weight === null ? null : Math.round(weight * factor);
}
