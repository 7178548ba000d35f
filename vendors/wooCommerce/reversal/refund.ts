import type { OrderRefundRequest } from '../../../domain/ports/orderKeeper';
import { fromCents, toCents } from '../../../domain/values/money';
import { asRecord, asText, type Json } from '../../../runtime/client/json';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import { unreadableAnswer } from '../../../runtime/errors/unreadableAnswer';
import { lookUpThenWrite } from '../../../runtime/once/lookUpThenWrite';
import { refuseOtherAmount } from '../../../runtime/once/refuseOtherAmount';
import type { WooApi } from '../client/api';
import { shownCents, shownRows, shownUnits } from '../client/shown';
import { vendor } from '../client/vendor';
import type { OrderReference } from '../orders/orderReference';
import { lookUpOrder, orderNotFound, refundsOf, withCents } from '../orders/readOrders';
import { amountOf, refundedOf } from '../orders/refunds';
import { wasNeverPaid } from '../orders/statuses';

type Done = { id: string; amount: number; found: boolean };

/**
 * Money goes back. WooCommerce knows no idempotency keys, so the key stands in the refund's reason, where a later run finds it. After
 * silence it is looked for and never sent again in this run: the payment gateway may have paid although the store says nothing.
 */
export async function refund(api: WooApi, { id, number }: OrderReference, request: OrderRefundRequest): Promise<Done> {
	const state = await lookUpOrder(api, id);
	if (!state) throw orderNotFound(number);
	const before = amongst(state.refunds, request);
	if (before) return { ...before, found: true };
	if (wasNeverPaid(state.order)) throw notPaid(number);
	const body = bodyOf(state.order, state.refunds, request);
	const { value, found } = await lookUpThenWrite(api.connection, {
		repeatable: false,
		lookUp: async () => (await refundsNow(api, id)).find((each) => isOf(each, request.key)),
		write: async () => readRefund(await api.post(`/orders/${id}/refunds`, body)),
	});
	return { ...resultOf(value), found };
}

/** The refund that has this key, undefined where there is none. */
export async function findRefund(api: WooApi, { id }: OrderReference, wanted: Wanted): Promise<Omit<Done, 'found'> | undefined> {
	return amongst(await refundsNow(api, id), wanted);
}

type Wanted = Pick<OrderRefundRequest, 'key' | 'amount'>;

function amongst(refunds: readonly Json[], { key, amount }: Wanted): Omit<Done, 'found'> | undefined {
	const found = refunds.find((each) => isOf(each, key));
	const done = found && resultOf(found);
	if (done) refuseOtherAmount(vendor, done, amount);
	return done;
}

function isOf({ reason }: Json, key: string): boolean {
	// One that does not show its reason may be this one.
	if (reason === undefined) throw unreadableAnswer(vendor, 'unknownOutcome', "the request for an order's refunds", ['reason']);
	return asText(reason)?.endsWith(mark(key)) === true;
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

/** The goods that were not refunded yet, with their units; shipping, fees and taxes are in the amount alone. */
function linesOf(order: Json, refunds: readonly Json[]) {
	const { lines } = refundedOf(order, refunds);
	return shownRows(order.line_items).flatMap((line) => {
		const before = lines.get(asText(line.id) ?? '') ?? { units: 0, cents: 0 };
		const quantity = shownUnits(line.quantity, 'line_items.quantity') - before.units;
		const total = shownCents(line.total, 'line_items.total') - before.cents;
		return quantity > 0 ? [{ id: line.id, quantity, refund_total: fromCents(total) }] : [];
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

/** WooCommerce would note it, move the order to "refunded" and write to the customer. */
function notPaid(number: string): IntegrationError {
	return new IntegrationError(vendor, {
		class: 'conflict',
		code: 'notPaid',
		message: `Order ${number} was never paid: there is nothing to give back`,
		hint: 'Look at the order in WooCommerce; where money came in all the same, move it to "processing" there first',
	});
}
