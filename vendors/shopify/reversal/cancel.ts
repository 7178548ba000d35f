import type { CancelRequest } from '../../../domain/ports/orderKeeper';
import { fromCents } from '../../../domain/values/money';
import type { Connection } from '../../../runtime/client/connection';
import { attempt } from '../../../runtime/errors/attempt';
import { hasClass, IntegrationError } from '../../../runtime/errors/integrationError';
import { asRecord, asText } from '../../../runtime/client/json';
import { lookUpThenWrite } from '../../../runtime/once/lookUpThenWrite';
import { waitUntil } from '../../../runtime/once/waitUntil';
import type { Graphql } from '../client/api';
import { refusedBy, uncoded, userErrorsOf, type UserError } from '../client/userErrors';
import { vendor } from '../client/vendor';
import { orderNotFound } from '../orders/orderNotFound';
import { cancelOrderDocument, orderCancellationDocument, refundStateDocument } from './queries';
import { availableCents } from './refund';

/** Shopify cancels in a job of its own; it takes seconds. */
const pace = { everyMs: 2000, forMs: 30_000 };

/** Cancels an order that is not cancelled yet, and waits for Shopify to have done it. */
export async function cancel(connection: Connection, graphql: Graphql, request: CancelRequest) {
	const { sourceId, number } = request.order;
	const isCancelled = async () => await readCancelled(graphql, sourceId, number);
	const untilCancelled = async () =>
		await waitUntil(connection.clock, await isCancelled(), { isFinal: (done) => done, ask: isCancelled, ...pace });
	let sent = false;
	let accepted = false;
	const { value, found } = await lookUpThenWrite<'cancelled' | 'processing'>(connection, {
		repeatable: true,
		async lookUp() {
			// After a lost answer the job may be under way: it gets its time before another one is asked for.
			const done = sent ? await untilCancelled() : await isCancelled();
			return done ? 'cancelled' : undefined;
		},
		async write() {
			sent = true;
			const outcome = await attempt(send(graphql, request));
			accepted = outcome.ok;
			if (!outcome.ok && !hasClass(outcome.error, 'validation')) throw outcome.error;
			const done = outcome.ok || mayBeUnderWay(outcome.error) ? await untilCancelled() : await isCancelled();
			// Refused, and yet cancelled: by another run, whose request came first.
			if (!outcome.ok && !done) throw outcome.error;
			return done ? 'cancelled' : 'processing';
		},
	});
	if (request.refund && value === 'cancelled' && !accepted) await refuseUnrefunded(graphql, request.order);
	return { status: value, found };
}

/** Who cancelled it, a person or another run, may have kept the money: handed on as cancelled it would be told as given back. */
async function refuseUnrefunded(graphql: Graphql, order: CancelRequest['order']): Promise<void> {
	const data = await graphql({ document: refundStateDocument, variables: { id: order.sourceId, items: false }, safety: 'read' });
	const cents = availableCents(asRecord(asRecord(data.order).suggestedRefund), order);
	if (cents === 0) return;
	throw new IntegrationError(vendor, {
		class: 'conflict',
		code: 'cancelledUnrefunded',
		message: `Order ${order.number} was cancelled before, and ${fromCents(cents).toFixed(2)} of its money has not gone back`,
		hint: 'Give the money back with the operation Refund, or in the Shopify admin',
	});
}

async function readCancelled(graphql: Graphql, id: string, orderNumber: string): Promise<boolean> {
	const { order } = await graphql({ document: orderCancellationDocument, variables: { id }, safety: 'read' });
	if (order === null || order === undefined) throw orderNotFound(orderNumber);
	return asText(asRecord(order).cancelledAt) !== null;
}

/** A cancellation that runs already is the one refusal without a code. */
function mayBeUnderWay(error: unknown): boolean {
	return error instanceof IntegrationError && error.failure.code === uncoded;
}

async function send(graphql: Graphql, { order, reason, restock, refund, notifyCustomer, note }: CancelRequest): Promise<void> {
	const refundMethod = refund ? { originalPaymentMethodsRefund: true } : null;
	const variables = { id: order.sourceId, reason, restock, refundMethod, notifyCustomer, staffNote: note };
	const data = await graphql({ document: cancelOrderDocument, variables, safety: 'once' });
	const errors = userErrorsOf(asRecord(data.orderCancel), 'orderCancelUserErrors');
	if (errors.length > 0) throw refusedBy(errors, cancelHint);
}

function cancelHint({ code }: UserError): string | undefined {
	if (code === 'NO_REFUND_PERMISSION') return 'Cancel without "Refund", or give the app the right to refund orders in the Shopify admin';
	return 'Open the order in the Shopify admin: one that was sent has to be returned instead';
}
