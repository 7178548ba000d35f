import type { RefundItem } from '../../../domain/documents/refund';
import type { ReturnRefund, ReturnRefundRequest } from '../../../domain/ports/orderKeeper';
import { fromCents } from '../../../domain/values/money';
import { asRecord, asRecords, asText, type Json } from '../../../runtime/client/json';
import type { Graphql } from '../client/api';
import { listedIn } from '../client/reading';
import { shownCents, shownUnits } from '../client/shownNumbers';
import { acceptedPayload } from '../client/userErrors';
import { orderNotFound } from '../orders/orderNotFound';
import { arrivedReturn, noteOfReturn, refundedBefore, type ArrivedReturn } from './arrivedReturn';
import { refundReturnDocument, refundedGoodsDocument, returnStateDocument, suggestedReturnRefundDocument } from './queries';
import { amountOf, currencyOf, linesOf, mark, shownRefunds, transactionsOf } from './refund';

/**
 * Gives back the money of the goods that a return brought, as Shopify reckons it for these lines, and puts them on the shelf. The key stands in
 * the refund's note, behind the return's name: a later run finds it, and no second parcel pays for the same return.
 */
export async function refundReturn(graphql: Graphql, request: ReturnRefundRequest): Promise<ReturnRefund> {
	const { order, key, contents } = request;
	const state = await askForState(graphql, request);
	const before = refundOf(state, request);
	if (before !== undefined) return await askForRefund(graphql, before, request);
	const arrived = arrivedReturn(state, order.number, contents);
	const suggested = await askForSuggestion(graphql, request, arrived);
	if (suggested === undefined) return await refundOfAnother(graphql, request);
	const input = {
		orderId: order.sourceId,
		note: [request.note, noteOfReturn(arrived, mark(key))].filter(Boolean).join(' '),
		notify: request.notifyCustomer,
		...currencyOf(state),
		transactions: transactionsOf(suggested, { order, amount: null, restock: true }),
		refundLineItems: linesOf(suggested, true),
	};
	const answer = await graphql({ document: refundReturnDocument, variables: { input, key }, safety: 'keyed' });
	const payload = acceptedPayload(answer, 'refundCreate', () => 'Look at the order’s payments and its return in the Shopify admin');
	return { ...readRefund(asRecord(payload.refund), request), found: false };
}

async function askForState(graphql: Graphql, { order }: ReturnRefundRequest): Promise<Json> {
	const data = await graphql({ document: returnStateDocument, variables: { id: order.sourceId }, safety: 'read' });
	if (data.order === null || data.order === undefined) throw orderNotFound(order.number);
	const state = asRecord(data.order);
	shownRefunds(state);
	return state;
}

function refundOf({ refunds }: Json, { key }: ReturnRefundRequest): string | undefined {
	const found = asRecords(refunds).find(({ note }) => asText(note)?.endsWith(mark(key)));
	return found && (asText(found.id) ?? '');
}

/** The goods went back since the look at the order: another process may have done it, under the same key. */
async function refundOfAnother(graphql: Graphql, request: ReturnRefundRequest): Promise<ReturnRefund> {
	const id = refundOf(await askForState(graphql, request), request);
	if (id === undefined) throw refundedBefore(request.order.number);
	return await askForRefund(graphql, id, request);
}

/** What Shopify would give back for exactly these lines; undefined where not all of them are left. */
async function askForSuggestion(graphql: Graphql, { order }: ReturnRefundRequest, { lines }: ArrivedReturn): Promise<Json | undefined> {
	const asked = lines.map(({ id, quantity }) => ({ lineItemId: id, quantity }));
	const variables = { id: order.sourceId, lines: asked };
	const data = await graphql({ document: suggestedReturnRefundDocument, variables, safety: 'read' });
	const suggested = asRecord(asRecord(data.order).suggestedRefund);
	return unitsByLine(asked) === unitsByLine(linesOf(suggested, true)) ? suggested : undefined;
}

function unitsByLine(lines: readonly { lineItemId: string; quantity: number }[]): string {
	const units = new Map<string, number>();
	for (const { lineItemId, quantity } of lines) units.set(lineItemId, (units.get(lineItemId) ?? 0) + quantity);
	return JSON.stringify([...units].toSorted(([one], [other]) => (one < other ? -1 : 1)));
}

async function askForRefund(graphql: Graphql, id: string, request: ReturnRefundRequest): Promise<ReturnRefund> {
	const { refund } = await graphql({ document: refundedGoodsDocument, variables: { id }, safety: 'read' });
	return { ...readRefund(asRecord(refund), request), found: true };
}

function readRefund({ id, totalRefundedSet, refundLineItems }: Json, { order }: ReturnRefundRequest): Omit<ReturnRefund, 'found'> {
	const items = listedIn(refundLineItems, 'the lines of a refund').map((line) => readItem(line, order));
	return { id: asText(id) ?? '', amount: fromCents(shownCents(amountOf(totalRefundedSet, order), 'totalRefundedSet')), items };
}

/** What has no SKU is in no stock. */
function readItem({ quantity, restockType, subtotalSet, lineItem }: Json, order: ReturnRefundRequest['order']): RefundItem {
	const { id, sku, name } = asRecord(lineItem);
	return {
		id: asText(id) ?? '',
		sku: asText(sku),
		name: asText(name) ?? '',
		quantity: shownUnits(quantity, 'refundLineItems.quantity'),
		amount: fromCents(shownCents(amountOf(subtotalSet, order), 'refundLineItems.subtotalSet')),
		restock: (asText(sku) ?? '') !== '' && restockType !== 'NO_RESTOCK',
	};
}
