import type { OrderRefundRequest } from '../../../domain/ports/orderKeeper';
import { fromCents, toCents } from '../../../domain/values/money';
import { asRecord, asRecords, asText, type Json } from '../../../runtime/client/json';
import { attempt } from '../../../runtime/errors/attempt';
import { hasClass, IntegrationError } from '../../../runtime/errors/integrationError';
import { unreadableAnswer } from '../../../runtime/errors/unreadableAnswer';
import { lookUpThenWrite } from '../../../runtime/once/lookUpThenWrite';
import type { WooApi } from '../client/api';
import { shownCents, shownUnits } from '../client/shown';
import { vendor } from '../client/vendor';
import type { OrderReference } from '../orders/orderReference';
import { lookUpOrder, orderNotFound, refundsOf, withCents } from '../orders/readOrders';
import { amountOf, refundedOf } from '../orders/refunds';
import { begin, hasBegun, undo } from './refundClaim';

type Done = { id: string; amount: number; found: boolean };

/**
 * Money goes back once. WooCommerce knows no idempotency keys, so the key stands in the refund's reason, where a later run finds it; and
 * because a payment gateway may have paid although the store says no or nothing, the order notes that this refund was begun before it
 * is. One that was begun and is nowhere to be seen is never tried again: a person has to look.
 */
export async function refund(api: WooApi, { id, number }: OrderReference, request: OrderRefundRequest): Promise<Done> {
	const state = await lookUpOrder(api, id);
	if (!state) throw orderNotFound(number);
	const isIt = (each: Json) => asText(each.reason)?.endsWith(mark(request.key)) === true;
	const before = state.refunds.find(isIt);
	if (before) return { ...resultOf(before), found: true };
	if (hasBegun(state.order, request.key)) throw begunBefore(number);
	const body = bodyOf(state.order, state.refunds, request);
	await begin(api, id, request.key);
	const outcome = await attempt(
		lookUpThenWrite(api.connection, {
			repeatable: false,
			lookUp: async () => (await refundsNow(api, id)).find(isIt),
			write: async () => readRefund(await api.post(`/orders/${id}/refunds`, body)),
		}),
	);
	if (outcome.ok) return { ...resultOf(outcome.value.value), found: outcome.value.found };
	// A clear no before anything was done: the next run may try again.
	if (hasClass(outcome.error, 'validation', 'auth', 'notFound', 'rateLimited')) await attempt(undo(api, id, request.key));
	throw outcome.error;
}

async function refundsNow(api: WooApi, id: string): Promise<Json[]> {
	return await refundsOf(api, await api.get(`/orders/${id}`, { ...withCents, _fields: 'id,refunds' }));
}

function mark(key: string): string {
	return `[${key}]`;
}

function bodyOf(order: Json, refunds: readonly Json[], { amount, key, note, restock, recordOnly, order: { number } }: OrderRefundRequest) {
	const left = shownCents(order.total, 'total') - refunds.reduce((sum, each) => sum + amountOf(each), 0);
	const cents = amount === null ? left : (toCents(amount) ?? 0);
	if (cents <= 0 || cents > left) throw notRefundable(number, left);
	return {
		amount: fromCents(cents).toFixed(2),
		reason: [note, mark(key)].filter(Boolean).join(' '),
		api_refund: recordOnly !== true,
		api_restock: amount === null && restock,
		...(amount === null ? { line_items: linesOf(order, refunds) } : {}),
	};
}

/** What of every line was not refunded yet, goods with their units; WooCommerce takes shipping and fees by their ids, too. */
function linesOf(order: Json, refunds: readonly Json[]) {
	const { lines } = refundedOf(order, refunds);
	const all = [...asRecords(order.line_items), ...asRecords(order.shipping_lines), ...asRecords(order.fee_lines)];
	return all.flatMap((line) => {
		const before = lines.get(asText(line.id) ?? '') ?? { units: 0, cents: 0, tax: 0 };
		const quantity = line.quantity === undefined ? 0 : shownUnits(line.quantity, 'line_items.quantity') - before.units;
		const total = shownCents(line.total, 'line_items.total') - before.cents;
		if (quantity <= 0 && total === 0) return [];
		return [{ id: line.id, quantity: Math.max(0, quantity), refund_total: fromCents(total), refund_tax: taxesOf(line, before.tax) }];
	});
}

/** Rate by rate, where nothing of the line's tax went back yet. */
function taxesOf({ taxes }: Json, before: number): { id: unknown; refund_total: number }[] {
	if (before > 0) return [];
	return asRecords(taxes).flatMap(({ id, total }) => {
		const cents = toCents(total) ?? 0;
		return cents === 0 ? [] : [{ id, refund_total: fromCents(cents) }];
	});
}

function readRefund(body: unknown): Json {
	const made = asRecord(body);
	if (asText(made.id) === null) throw unreadableAnswer(vendor, 'unknownOutcome', 'a refund', ['id']);
	return made;
}

function resultOf(made: Json): { id: string; amount: number } {
	return { id: asText(made.id) ?? '', amount: fromCents(amountOf(made)) };
}

function notRefundable(number: string, cents: number): IntegrationError {
	return new IntegrationError(vendor, {
		class: 'conflict',
		code: 'notRefundable',
		message: `Order ${number} has ${fromCents(cents).toFixed(2)} left to refund`,
		hint: 'Look at the refunds of the order in WooCommerce, or correct the amount',
	});
}

function begunBefore(number: string): IntegrationError {
	return new IntegrationError(vendor, {
		class: 'unknownOutcome',
		code: 'refundUnclear',
		message: `This refund of order ${number} was begun before, and WooCommerce has no refund of it: the money may have gone back all the same`,
		hint: 'Look at the payment in the panel of the gateway. Where nothing went back, run it again with an "Idempotency Key" of its own',
	});
}
