import { shownCents, shownUnits } from '../client/shownNumbers';
import { fromCents, toCents } from '../../../domain/values/money';
import type { OrderRefundRequest } from '../../../domain/ports/orderKeeper';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import { asRecord, asRecords, asText, type Json } from '../../../runtime/client/json';
import { unreadableAnswer } from '../../../runtime/errors/unreadableAnswer';
import { refuseOtherAmount } from '../../../runtime/once/refuseOtherAmount';
import type { Graphql } from '../client/api';
import { acceptedPayload } from '../client/userErrors';
import { orderNotFound } from '../orders/orderNotFound';
import { createRefundDocument, refundStateDocument } from './queries';
import { vendor } from '../client/vendor';

/**
 * Gives money back by the way it came, as Shopify suggests it. The key is written into the refund's note, where a later run finds it, and
 * travels with the write, where Shopify keeps it for 24 hours.
 */
export async function refund(graphql: Graphql, request: OrderRefundRequest): Promise<{ id: string; amount: number; found: boolean }> {
	const { order, key, amount, notifyCustomer } = request;
	const variables = { id: order.sourceId, items: amount === null };
	const data = await graphql({ document: refundStateDocument, variables, safety: 'read' });
	if (data.order === null || data.order === undefined) throw orderNotFound(order.number);
	const state = asRecord(data.order);
	const before = shownRefunds(state).find(({ note }) => asText(note)?.endsWith(mark(key)));
	if (before) {
		const done = resultOf(before, order);
		// Money of another currency comes back by the rate of its day.
		if (currencyOf(state).currency === undefined) refuseOtherAmount(vendor, done, amount);
		return { ...done, found: true };
	}
	const suggested = asRecord(state.suggestedRefund);
	const input = {
		orderId: order.sourceId,
		note: [request.note, mark(key)].filter(Boolean).join(' '),
		notify: notifyCustomer,
		...currencyOf(state),
		transactions: transactionsOf(suggested, request),
		...(amount === null ? { refundLineItems: linesOf(suggested, request.restock), shipping: { fullRefund: true } } : {}),
	};
	const answer = await graphql({ document: createRefundDocument, variables: { input, key }, safety: 'keyed' });
	const payload = acceptedPayload(
		answer,
		'refundCreate',
		() => 'Look at the order’s payments in the Shopify admin. A corrected refund needs another "Idempotency Key"',
	);
	return { ...resultOf(asRecord(payload.refund), order), found: false };
}

/** "None" has to be told, and a refund without its note may be the one in question: an answer without them would pay twice. */
export function shownRefunds({ refunds }: Json): Json[] {
	if (Array.isArray(refunds) && asRecords(refunds).every(({ note }) => note !== undefined)) return asRecords(refunds);
	throw unreadableAnswer(vendor, 'transient', 'the request for the refunds of an order', ['refunds']);
}

export function mark(key: string): string {
	return `[${key}]`;
}

type OfOrder = OrderRefundRequest['order'];

function resultOf({ id, totalRefundedSet }: Json, order: OfOrder): { id: string; amount: number } {
	return { id: asText(id) ?? '', amount: fromCents(shownCents(amountOf(totalRefundedSet, order), 'totalRefundedSet')) };
}

/** Shopify wants to be told the currency where customer and shop have different ones, and then amounts in the customer's. */
export function currencyOf({ currencyCode, presentmentCurrencyCode }: Json): { currency?: string } {
	const paid = asText(presentmentCurrencyCode);
	return paid === null || paid === asText(currencyCode) ? {} : { currency: paid };
}

/** In the currency of the order's document, which is the one that the request's amount is in; the shop's where it names neither. */
export function amountOf(moneyBag: unknown, { currency }: OfOrder): unknown {
	const { shopMoney, presentmentMoney } = asRecord(moneyBag);
	const moneys = [asRecord(presentmentMoney), asRecord(shopMoney)];
	return (moneys.find(({ currencyCode }) => currencyCode === currency) ?? moneys[1]!).amount;
}

function centsOf(moneyBag: unknown, order: OfOrder): number {
	return shownCents(amountOf(moneyBag, order), 'suggestedTransactions.amountSet');
}

/** Payment by payment until the amount is there; each in what the customer paid with, at the rate of the payment. */
export function transactionsOf(suggested: Json, { order, amount, restock }: Pick<OrderRefundRequest, 'order' | 'amount' | 'restock'>) {
	const payments = asRecords(suggested.suggestedTransactions);
	const available = availableCents(suggested, order);
	let missing = amount === null ? available : (toCents(amount) ?? 0);
	// Nothing was paid for a gift, but its goods can come back.
	if (amount === null && available === 0 && restock && linesOf(suggested, restock).length > 0) return [];
	if (missing <= 0 || missing > available) throw notRefundable(order.number, available);
	return payments.flatMap(({ gateway, amountSet, parentTransaction }) => {
		const whole = centsOf(amountSet, order);
		const cents = Math.min(missing, whole);
		missing -= cents;
		const parentId = asText(asRecord(parentTransaction).id);
		if (cents === 0) return [];
		const paid = toCents(asRecord(asRecord(amountSet).presentmentMoney).amount) ?? whole;
		const sent = fromCents(Math.round((paid * cents) / whole)).toFixed(2);
		const base = { orderId: order.sourceId, kind: 'REFUND', gateway: asText(gateway) ?? '', amount: sent };
		return [{ ...base, ...(parentId === null ? {} : { parentId }) }];
	});
}

/** What has not gone back yet. */
export function availableCents({ suggestedTransactions }: Json, order: OfOrder): number {
	if (!Array.isArray(suggestedTransactions))
		throw unreadableAnswer(vendor, 'transient', 'the request for what can be refunded', ['suggestedTransactions']);
	return asRecords(suggestedTransactions).reduce((sum, { amountSet }) => sum + centsOf(amountSet, order), 0);
}

/** Shopify suggests `CANCEL` for what was not sent and `RETURN` for what was. */
export function linesOf(suggested: Json, restock: boolean) {
	return asRecords(suggested.refundLineItems).map(({ quantity, restockType, lineItem, location }) => {
		const line = { lineItemId: asText(asRecord(lineItem).id) ?? '', quantity: shownUnits(quantity, 'refundLineItems.quantity') };
		const locationId = asText(asRecord(location).id);
		if (!restock) return { ...line, restockType: 'NO_RESTOCK' };
		return { ...line, restockType: asText(restockType) ?? 'NO_RESTOCK', ...(locationId === null ? {} : { locationId }) };
	});
}

function notRefundable(orderNumber: string, cents: number): IntegrationError {
	return new IntegrationError(vendor, {
		class: 'conflict',
		code: 'notRefundable',
		message: `Order ${orderNumber} has ${fromCents(cents).toFixed(2)} left to refund`,
		hint: "Look at the order's payments in the Shopify admin, or correct the amount",
	});
}
