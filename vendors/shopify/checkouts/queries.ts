/** A page of checkouts, enough to know when to look at each. */
export const checkoutsPageDocument = `
query PonteCheckouts($query: String, $first: Int!, $after: String) {
	abandonedCheckouts(first: $first, after: $after, query: $query, sortKey: CREATED_AT) {
		nodes {
			id
			updatedAt
			completedAt
			customer { defaultPhoneNumber { phoneNumber } }
			shippingAddress { phone countryCodeV2 }
			billingAddress { phone countryCodeV2 }
		}
		pageInfo { hasNextPage endCursor }
	}
}`;

/** A checkout with all that its document needs, and whether its customer has bought since. */
export const checkoutDocument = `
query PonteCheckout($id: ID!) {
	node(id: $id) {
		... on AbandonedCheckout {
			id
			createdAt
			updatedAt
			completedAt
			abandonedCheckoutUrl
			totalPriceSet { presentmentMoney { amount currencyCode } }
			customer {
				id
				firstName
				lastName
				defaultEmailAddress { emailAddress marketingState marketingUpdatedAt }
				defaultPhoneNumber { phoneNumber whatsAppMarketingConsent { state updatedAt } }
				lastOrder { createdAt }
			}
			shippingAddress { name phone countryCodeV2 }
			billingAddress { name phone countryCodeV2 }
			lineItems(first: 100) {
				nodes {
					title
					variantTitle
					sku
					quantity
					discountedTotalPriceWithCodeDiscount { presentmentMoney { amount } }
				}
			}
		}
	}
}`;
