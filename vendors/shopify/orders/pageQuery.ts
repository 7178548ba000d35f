/** A page of orders, each with the very fields of `orderDocument` (a test holds them together). */
export const ordersPageDocument = `
query PonteOrders($query: String, $first: Int!, $after: String) {
	orders(first: $first, after: $after, query: $query, sortKey: CREATED_AT, reverse: true) {
		nodes {
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
		pageInfo { hasNextPage endCursor }
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

/** The same from the oldest on: an order that comes in meanwhile stands behind the others. */
export const oldestOrdersPageDocument = ordersPageDocument
	.replace('PonteOrders(', 'PonteOldestOrders(')
	.replace('reverse: true', 'reverse: false');
