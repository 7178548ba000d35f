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
		refunds(first: 50) {
			id
			note
			totalRefundedSet { shopMoney { amount } }
		}
		suggestedRefund(suggestFullRefund: true, refundShipping: true) {
			suggestedTransactions {
				gateway
				amountSet { shopMoney { amount } }
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
}`;

export const createRefundDocument = `
mutation PonteCreateRefund($input: RefundInput!, $key: String!) {
	refundCreate(input: $input) @idempotent(key: $key) {
		refund {
			id
			totalRefundedSet { shopMoney { amount } }
		}
		userErrors { field message }
	}
}`;
