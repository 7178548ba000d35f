import type { CancelRequest } from '../../../domain/ports/orderKeeper';
import type { Connection } from '../../../runtime/client/connection';
import { attempt } from '../../../runtime/errors/attempt';
import { hasClass, IntegrationError } from '../../../runtime/errors/integrationError';
import { asRecord, asText } from '../../../runtime/client/json';
import { lookUpThenWrite } from '../../../runtime/once/lookUpThenWrite';
import { waitUntil } from '../../../runtime/once/waitUntil';
import type { Graphql } from '../client/api';
import { refusedBy, uncoded, userErrorsOf, type UserError } from '../client/userErrors';
import { orderNotFound } from '../orders/orderNotFound';
import { cancelOrderDocument, orderCancellationDocument } from './queries';

/** Shopify cancels in a job of its own; it takes seconds. */
const pace = { everyMs: 2000, forMs: 30_000 };

/** Cancels an order that is not cancelled yet, and waits for Shopify to have done it. */
export async function cancel(connection: Connection, graphql: Graphql, request: CancelRequest) {
	const { sourceId, number } = request.order;
	const isCancelled = async () => await readCancelled(graphql, sourceId, number);
	const untilCancelled = async () =>
		await waitUntil(connection.clock, await isCancelled(), { isFinal: (done) => done, ask: isCancelled, ...pace });
	let sent = false;
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
			if (!outcome.ok && !hasClass(outcome.error, 'validation')) throw outcome.error;
			const done = outcome.ok || mayBeUnderWay(outcome.error) ? await untilCancelled() : await isCancelled();
			// Refused, and yet cancelled: by another run, whose request came first.
			if (!outcome.ok && !done) throw outcome.error;
			return done ? 'cancelled' : 'processing';
		},
	});
	return { status: value, found };
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
