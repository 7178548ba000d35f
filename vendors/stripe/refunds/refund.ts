import type { CheckoutRefundRequest } from '../../../domain/ports/checkoutKeeper';
import { fromCents, toCents } from '../../../domain/values/money';
import { asRecord, asText, type Json } from '../../../runtime/client/json';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import { unreadableAnswer } from '../../../runtime/errors/unreadableAnswer';
import { refuseOtherAmount } from '../../../runtime/once/refuseOtherAmount';
import { hmac } from '../../../runtime/webhooks/signature';
import type { StripeApi } from '../client/api';
import { shownCents, smallestUnits } from '../client/amounts';
import { vendor } from '../client/vendor';

type Done = { id: string; amount: number; status: string; found: boolean };

const keyField = 'ponte_key';

/**
 * Gives money back once for the key: it travels with the write, where Stripe keeps it for 24 hours, and stays in the refund's metadata, where
 * a later run finds it. One that failed or was called off left the money with the shop, and the key free for another.
 */
export async function refund(api: StripeApi, { paymentId, key, amount, reason }: CheckoutRefundRequest): Promise<Done> {
	const refunds = await api.list('/refunds', { payment_intent: paymentId });
	// One that does not show its key may be this one.
	if (refunds.some(({ metadata }) => metadata === undefined))
		throw unreadableAnswer(vendor, 'unknownOutcome', 'the request for refunds', ['metadata']);
	const ours = refunds.filter(({ metadata }) => asText(asRecord(metadata)[keyField]) === key);
	const before = ours.find((each) => !cameToNothing(each));
	if (before) {
		const done = resultOf(before);
		refuseOtherAmount(vendor, done, amount);
		return { ...done, found: true };
	}
	const units = amount === null ? undefined : await unitsOf(api, paymentId, amount);
	const made = await api.post(
		'/refunds',
		{ payment_intent: paymentId, amount: units, ...(reason === null ? {} : { reason }), [`metadata[${keyField}]`]: key },
		idempotencyKey(paymentId, [key, ...ours.map(({ id }) => asText(id) ?? '')].join(' ')),
	);
	if (asText(made.id) === null) throw unreadableAnswer(vendor, 'unknownOutcome', 'a refund', ['id']);
	if (cameToNothing(made)) throw refundFailed(made);
	return { ...resultOf(made), found: false };
}

/** In the currency of the payment, which decides what its smallest unit is. */
async function unitsOf(api: StripeApi, paymentId: string, amount: number): Promise<string> {
	const { currency } = await api.get(`/payment_intents/${encodeURIComponent(paymentId)}`);
	const cents = toCents(amount) ?? 0;
	const units = smallestUnits(cents, currency);
	if (shownCents(Number(units), currency, 'amount') === cents) return units;
	throw new IntegrationError(vendor, {
		class: 'validation',
		code: 'amountPlaces',
		message: `The currency of this payment (${asText(currency)?.toUpperCase()}) has no such small parts`,
		hint: 'Give an amount without decimal places',
	});
}

/** Not the key itself, which may name an order: Stripe shows it in its logs. */
function idempotencyKey(paymentId: string, key: string): string {
	return `ponte-refund-${hmac('sha256', paymentId, key).toString('hex').slice(0, 40)}`;
}

function resultOf(made: Json): Omit<Done, 'found'> {
	return {
		id: asText(made.id) ?? '',
		amount: fromCents(shownCents(made.amount, made.currency, 'amount')),
		status: asText(made.status) ?? '',
	};
}

function cameToNothing({ status }: Json): boolean {
	return ['failed', 'canceled'].includes(asText(status) ?? '');
}

function refundFailed({ status, failure_reason: reason }: Json): IntegrationError {
	return new IntegrationError(vendor, {
		class: 'rejected',
		code: 'refundFailed',
		message: `The refund is ${asText(status)} at Stripe${asText(reason) === null ? '' : ` (${asText(reason)})`}: no money went back`,
		hint: 'Look at the payment in Stripe, and give the money back by another way where it cannot go back by this one',
	});
}
