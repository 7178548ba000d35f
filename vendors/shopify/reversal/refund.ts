import { fromCents, money, toCents } from '../../../domain/money';
import type { RefundRequest } from '../../../domain/ports/orderKeeper';
import { IntegrationError } from '../../../runtime/integrationError';
import type { Graphql } from '../graphql/client';
import { acceptedPayload } from '../graphql/userErrors';
import { noOrder } from '../noOrder';
import { fieldsOf, listOf, numberOf, textOf, type Fields } from '../reading';
import { createRefundDocument, refundStateDocument } from './documents';

/**
 * Gives money back by the way it came, as Shopify suggests it. The key stands in the refund's note, where a later run finds it, and
 * travels with the write, where Shopify keeps it for 24 hours.
 */
export async function refund(graphql: Graphql, request: RefundRequest): Promise<{ id: string; amount: number; found: boolean }> {
	const { order, key, amount, notifyCustomer } = request;
	const variables = { id: order.sourceId, items: amount === null };
	const data = await graphql({ document: refundStateDocument, variables, safety: 'read' });
	if (data.order === null || data.order === undefined) throw noOrder(order.number);
	const state = fieldsOf(data.order);
	const before = listOf(state.refunds).find(({ note }) => textOf(note)?.endsWith(mark(key)));
	if (before) return { ...resultOf(before), found: true };
	const suggested = fieldsOf(state.suggestedRefund);
	const input = {
		orderId: order.sourceId,
		note: [request.note, mark(key)].filter(Boolean).join(' '),
		notify: notifyCustomer,
		transactions: transactionsOf(suggested, request),
		...(amount === null ? { refundLineItems: linesOf(suggested, request.restock), shipping: { fullRefund: true } } : {}),
	};
	const answer = await graphql({ document: createRefundDocument, variables: { input, key }, safety: 'keyed' });
	const payload = acceptedPayload(
		answer,
		'refundCreate',
		() => 'Look at the order’s payments in the Shopify panel. A corrected refund needs another "Idempotency Key"',
	);
	return { ...resultOf(fieldsOf(payload.refund)), found: false };
}

function mark(key: string): string {
	return `[${key}]`;
}

function resultOf({ id, totalRefundedSet }: Fields): { id: string; amount: number } {
	return { id: textOf(id) ?? '', amount: money(amountOf(totalRefundedSet)) };
}

function amountOf(moneyBag: unknown): unknown {
	return fieldsOf(fieldsOf(moneyBag).shopMoney).amount;
}

/** Payment by payment until the amount is there. */
function transactionsOf(suggested: Fields, { order, amount }: RefundRequest) {
	const payments = listOf(suggested.suggestedTransactions);
	const available = payments.reduce((sum, { amountSet }) => sum + (toCents(amountOf(amountSet)) ?? 0), 0);
	let missing = amount === null ? available : (toCents(amount) ?? 0);
	if (missing <= 0 || missing > available) throw notRefundable(order.number, available);
	return payments.flatMap(({ gateway, amountSet, parentTransaction }) => {
		const cents = Math.min(missing, toCents(amountOf(amountSet)) ?? 0);
		missing -= cents;
		const parentId = textOf(fieldsOf(parentTransaction).id);
		if (cents === 0) return [];
		const base = { orderId: order.sourceId, kind: 'REFUND', gateway: textOf(gateway) ?? '', amount: fromCents(cents).toFixed(2) };
		return [{ ...base, ...(parentId === null ? {} : { parentId }) }];
	});
}

/** Shopify suggests `CANCEL` for what was not sent and `RETURN` for what was. */
function linesOf(suggested: Fields, restock: boolean) {
	return listOf(suggested.refundLineItems).map(({ quantity, restockType, lineItem, location }) => {
		const line = { lineItemId: textOf(fieldsOf(lineItem).id) ?? '', quantity: numberOf(quantity) ?? 0 };
		const locationId = textOf(fieldsOf(location).id);
		if (!restock) return { ...line, restockType: 'NO_RESTOCK' };
		return { ...line, restockType: textOf(restockType) ?? 'NO_RESTOCK', ...(locationId === null ? {} : { locationId }) };
	});
}

function notRefundable(orderNumber: string, cents: number): IntegrationError {
	return new IntegrationError('shopify', {
		class: 'conflict',
		code: 'notRefundable',
		message: `Order ${orderNumber} has ${fromCents(cents).toFixed(2)} left to refund`,
		hint: 'Look at the order’s payments in the Shopify panel, or correct the amount',
	});
}
