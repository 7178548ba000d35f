export const orderCancellationDocument = `
query PonteOrderCancellation($id: ID!, $job: ID!, $hasJob: Boolean!) {
	order(id: $id) { id cancelledAt }
	job(id: $job) @include(if: $hasJob) { done }
}`;

export const cancelOrderDocument = `
mutation PonteCancelOrder(
	$id: ID!
	$reason: OrderCancelReason!
	$restock: Boolean!
	$refundMethod: OrderCancelRefundMethodInput
	$notifyCustomer: Boolean!
	$staffNote: String
) {
	orderCancel(
		orderId: $id
		reason: $reason
		restock: $restock
		refundMethod: $refundMethod
		notifyCustomer: $notifyCustomer
		staffNote: $staffNote
	) {
		job { id done }
		orderCancelUserErrors { code field message }
	}
}`;

export const refundStateDocument = `
query PonteRefundState($id: ID!, $items: Boolean!) {
	order(id: $id) {
		id
		currencyCode
		presentmentCurrencyCode
		refunds(first: 50) {
			id
			note
			totalRefundedSet { ...PonteBothMoneys }
		}
		suggestedRefund(suggestFullRefund: true, refundShipping: true) {
			suggestedTransactions {
				gateway
				amountSet { ...PonteBothMoneys }
				parentTransaction { id }
			}
			refundLineItems @include(if: $items) {
				quantity
				restockType
				lineItem { id }
				location { id }
			}
		}
	}
}
fragment PonteBothMoneys on MoneyBag {
	shopMoney { amount currencyCode }
	presentmentMoney { amount currencyCode }
}`;

export const createRefundDocument = `
mutation PonteCreateRefund($input: RefundInput!, $key: String!) {
	refundCreate(input: $input) @idempotent(key: $key) {
		refund {
			id
			totalRefundedSet { ...PonteBothMoneys }
		}
		userErrors { field message }
	}
}
fragment PonteBothMoneys on MoneyBag {
	shopMoney { amount currencyCode }
	presentmentMoney { amount currencyCode }
}`;

export const returnStateDocument = `
query PonteReturnState($id: ID!) {
	order(id: $id) {
		id
		currencyCode
		presentmentCurrencyCode
		refunds(first: 50) { id note }
		returns(first: 10) {
			nodes {
				id
				name
				status
				returnLineItems(first: 30) {
					nodes {
						quantity
						... on ReturnLineItem {
							fulfillmentLineItem {
								lineItem { id sku name }
							}
						}
					}
					pageInfo { hasNextPage }
				}
			}
			pageInfo { hasNextPage }
		}
	}
}`;

export const suggestedReturnRefundDocument = `
query PonteSuggestedReturnRefund($id: ID!, $lines: [RefundLineItemInput!]) {
	order(id: $id) {
		suggestedRefund(refundLineItems: $lines) {
			suggestedTransactions {
				gateway
				amountSet { ...PonteBothMoneys }
				parentTransaction { id }
			}
			refundLineItems {
				quantity
				restockType
				lineItem { id }
				location { id }
			}
		}
	}
}
fragment PonteBothMoneys on MoneyBag {
	shopMoney { amount currencyCode }
	presentmentMoney { amount currencyCode }
}`;

export const refundedGoodsDocument = `
query PonteRefundedGoods($id: ID!) {
	refund(id: $id) {
		...PonteRefundedGoods
	}
}
fragment PonteRefundedGoods on Refund {
	id
	totalRefundedSet { ...PonteBothMoneys }
	refundLineItems(first: 100) {
		nodes {
			quantity
			restockType
			subtotalSet { ...PonteBothMoneys }
			lineItem { id sku name }
		}
	}
}
fragment PonteBothMoneys on MoneyBag {
	shopMoney { amount currencyCode }
	presentmentMoney { amount currencyCode }
}`;

export const refundReturnDocument = `
mutation PonteRefundReturn($input: RefundInput!, $key: String!) {
	refundCreate(input: $input) @idempotent(key: $key) {
		refund { ...PonteRefundedGoods }
		userErrors { field message }
	}
}
fragment PonteRefundedGoods on Refund {
	id
	totalRefundedSet { ...PonteBothMoneys }
	refundLineItems(first: 100) {
		nodes {
			quantity
			restockType
			subtotalSet { ...PonteBothMoneys }
			lineItem { id sku name }
		}
	}
}
fragment PonteBothMoneys on MoneyBag {
	shopMoney { amount currencyCode }
	presentmentMoney { amount currencyCode }
}`;
