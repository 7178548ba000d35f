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
	let sent = false;
	let job: string | null = null;
	const ask = async () => await readStanding(graphql, request.order, job);
	const untilDone = async () =>
		await waitUntil(connection.clock, await ask(), { isFinal: (standing) => standing !== 'open', ask, ...pace });
	let accepted = false;
	const { value, found } = await lookUpThenWrite<'cancelled' | 'processing'>(connection, {
		repeatable: true,
		async lookUp() {
			// After a lost answer the job may be under way: it gets its time before another one is asked for.
			const standing = sent ? await untilDone() : await ask();
			return standing === 'cancelled' ? standing : undefined;
		},
		async write() {
			sent = true;
			const outcome = await attempt(send(graphql, request));
			accepted = outcome.ok;
			if (!outcome.ok && !hasClass(outcome.error, 'validation')) throw outcome.error;
			if (outcome.ok) job = outcome.value;
			const standing = outcome.ok || mayBeUnderWay(outcome.error) ? await untilDone() : await ask();
			// Refused, and yet cancelled: by another run, whose request came first.
			if (!outcome.ok && standing !== 'cancelled') throw outcome.error;
			if (standing === 'ended') await refuseUncancelled(connection, ask, request.order);
			return standing === 'open' ? 'processing' : 'cancelled';
		},
	});
	if (request.refund && value === 'cancelled' && !accepted) await refuseUnrefunded(connection, graphql, request.order);
	return { status: value, found };
}

/**
 * Who cancelled it, a person or another run, may have kept the money: handed on as cancelled it would be told as given back. It may also be on
 * its way: Shopify has taken a request of which the answer was lost.
 */
async function refuseUnrefunded({ clock }: Connection, graphql: Graphql, order: CancelRequest['order']): Promise<void> {
	const ask = async () => {
		const data = await graphql({ document: refundStateDocument, variables: { id: order.sourceId, items: false }, safety: 'read' });
		return availableCents(asRecord(asRecord(data.order).suggestedRefund), order);
	};
	const cents = await waitUntil(clock, await ask(), { isFinal: (left) => left === 0, ask, ...pace });
	if (cents === 0) return;
	throw new IntegrationError(vendor, {
		class: 'conflict',
		code: 'cancelledUnrefunded',
		message: `Order ${order.number} was cancelled before, and ${fromCents(cents).toFixed(2)} of its money has not gone back`,
		hint: 'Give the money back with the operation Refund, or in the Shopify admin',
	});
}

/** `ended`: Shopify's job has run, and the order is not cancelled. */
type Standing = 'cancelled' | 'ended' | 'open';

async function readStanding(graphql: Graphql, { sourceId, number }: CancelRequest['order'], job: string | null): Promise<Standing> {
	const variables = { id: sourceId, job: job ?? sourceId, hasJob: job !== null };
	const data = await graphql({ document: orderCancellationDocument, variables, safety: 'read' });
	if (data.order === null || data.order === undefined) throw orderNotFound(number);
	if (asText(asRecord(data.order).cancelledAt) !== null) return 'cancelled';
	return asRecord(data.job).done === true ? 'ended' : 'open';
}

/** What the job did may show a moment after it has ended. */
async function refuseUncancelled({ clock }: Connection, ask: () => Promise<Standing>, { number }: CancelRequest['order']): Promise<void> {
	await clock.sleep(pace.everyMs);
	if ((await ask()) === 'cancelled') return;
	throw new IntegrationError(vendor, {
		class: 'rejected',
		code: 'notCancelled',
		message: `Shopify took the cancellation of order ${number} and did not cancel it`,
		hint: 'Cancel the order in the Shopify admin, which tells the reason: often a payment that cannot be given back, or a location that is not active',
	});
}

/** A cancellation that runs already is the one refusal without a code. */
function mayBeUnderWay(error: unknown): boolean {
	return error instanceof IntegrationError && error.failure.code === uncoded;
}

/** Answers the id of Shopify's job. */
async function send(graphql: Graphql, { order, reason, restock, refund, notifyCustomer, note }: CancelRequest): Promise<string | null> {
	const refundMethod = refund ? { originalPaymentMethodsRefund: true } : null;
	const variables = { id: order.sourceId, reason, restock, refundMethod, notifyCustomer, staffNote: note };
	const data = await graphql({ document: cancelOrderDocument, variables, safety: 'once' });
	const payload = asRecord(data.orderCancel);
	const errors = userErrorsOf(payload, 'orderCancelUserErrors');
	if (errors.length > 0) throw refusedBy(errors, cancelHint);
	return asText(asRecord(payload.job).id);
}

function cancelHint({ code }: UserError): string | undefined {
	if (code === 'NO_REFUND_PERMISSION') return 'Cancel without "Refund", or give the app the right to refund orders in the Shopify admin';
	return 'Open the order in the Shopify admin: one that was sent has to be returned instead';
}
