/** An order with all that its document needs, CPF/CNPJ included. A hundred lines at once; the rest by the next document. */
export const orderDocument = `
query PonteOrder($id: ID!) {
	order(id: $id) {
		id
		name
		createdAt
		updatedAt
		cancelledAt
		test
		currencyCode
		presentmentCurrencyCode
		taxesIncluded
		sourceName
		statusPageUrl
		discountCodes
		displayFinancialStatus
		displayFulfillmentStatus
		email
		phone
		note
		tags
		paymentGatewayNames
		customAttributes { key value }
		totalPriceSet { shopMoney { amount } }
		currentTotalPriceSet { shopMoney { amount } }
		totalTaxSet { shopMoney { amount } }
		currentTotalTaxSet { shopMoney { amount } }
		currentTotalAdditionalFeesSet { shopMoney { amount } }
		currentTotalDutiesSet { shopMoney { amount } }
		totalTipReceivedSet { shopMoney { amount } }
		totalRefundedSet { shopMoney { amount } }
		refundDiscrepancySet { shopMoney { amount } }
		returnStatus
		localizedFields(first: 5, countryCodes: [BR]) { nodes { key value } }
		customer {
			id
			firstName
			lastName
			defaultEmailAddress { emailAddress }
			defaultPhoneNumber { phoneNumber }
			defaultAddress { phone company }
		}
		billingAddress { ...PonteAddress }
		shippingAddress { ...PonteAddress }
		shippingLines(first: 5) {
			nodes {
				title
				isRemoved
				originalPriceSet { shopMoney { amount } }
				currentDiscountedPriceSet { shopMoney { amount } }
				discountAllocations { allocatedAmountSet { shopMoney { amount } } }
			}
		}
		lineItems(first: 100) {
			nodes { ...PonteLine }
			pageInfo { hasNextPage endCursor }
		}
	}
}
fragment PonteAddress on MailingAddress {
	name
	company
	address1
	address2
	city
	province
	provinceCode
	zip
	countryCodeV2
	phone
}
fragment PonteLine on LineItem {
	id
	name
	sku
	quantity
	currentQuantity
	requiresShipping
	vendor
	taxable
	isGiftCard
	weight { unit value }
	originalUnitPriceSet { shopMoney { amount } }
	discountAllocations { allocatedAmountSet { shopMoney { amount } } }
}`;

export const orderLinesDocument = `
query PonteOrderLines($id: ID!, $after: String!) {
	order(id: $id) {
		lineItems(first: 250, after: $after) {
			nodes { ...PonteLine }
			pageInfo { hasNextPage endCursor }
		}
	}
}
fragment PonteLine on LineItem {
	id
	name
	sku
	quantity
	currentQuantity
	requiresShipping
	vendor
	taxable
	isGiftCard
	weight { unit value }
	originalUnitPriceSet { shopMoney { amount } }
	discountAllocations { allocatedAmountSet { shopMoney { amount } } }
}`;

/** Ids only, a hundred for the points of a few orders: most of them are known to be under way. */
export const unhandledOrdersDocument = `
query PonteUnhandledOrders($query: String!, $after: String, $namespace: String!, $mark: String!) {
	orders(first: 100, after: $after, query: $query, sortKey: UPDATED_AT) {
		nodes {
			id
			metafield(namespace: $namespace, key: $mark) { value compareDigest }
		}
		pageInfo { hasNextPage endCursor }
	}
}`;
