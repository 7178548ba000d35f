export const orderCancellationDocument = `
query PonteOrderCancellation($id: ID!) {
	order(id: $id) { id cancelledAt }
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
