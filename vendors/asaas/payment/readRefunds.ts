import { shownAmount } from '../client/amount';
import type { Payment } from '../../../domain/documents/payment';
import { fromCents, toCents } from '../../../domain/values/money';
import { asRecords, asText, type Json } from '../../../runtime/client/json';

/** A refund that did not take place does not block the next one. */
export const failedRefund = 'CANCELLED';

/** What a payment's `refunds` say, oldest first as Asaas adds them (Asaas documentation); one that did not take place does not count. */
export function readRefunds(payment: Json): Pick<Payment, 'refunded' | 'remaining'> {
	const value = toCents(shownAmount(payment.value, 'value'))!;
	const refunded = payment.status === 'REFUNDED' ? value : Math.min(value, sumOf(refundsOf(payment)));
	if (refunded === 0) return {};
	return { refunded: fromCents(refunded), remaining: fromCents(value - refunded) };
}

/**
 * What went back with an event that tells of a refund: the newest of them; without a list, all of it. `told`: the payment as the event had
 * it, where the payment was read again since, with refunds that are other events'.
 */
export function newestRefund(payment: Json, told = payment): NonNullable<Payment['refund']> | null {
	const knew = asRecords(told.refunds).map(nameOf);
	const refunds = refundsOf(payment).filter((each) => knew.length === 0 || knew.includes(nameOf(each)));
	const newest = refunds.reduce<Json | undefined>(
		(latest, each) => (latest === undefined || !isBefore(each, latest) ? each : latest),
		undefined,
	);
	if (newest) return { amount: shownAmount(newest.value, 'refunds.value'), reason: asText(newest.description) };
	return payment.status === 'REFUNDED' ? { amount: shownAmount(payment.value, 'value'), reason: null } : null;
}

function refundsOf({ refunds }: Json): Json[] {
	return asRecords(refunds).filter((each) => asText(each.status) !== failedRefund);
}

/** Refunds have no id. */
function nameOf({ dateCreated, value }: Json): string {
	return `${asText(dateCreated) ?? ''} ${toCents(value) ?? ''}`;
}

/** `2026-11-24 12:00:00`; of one moment the later in the list is the newer. */
function isBefore(one: Json, other: Json): boolean {
	return (asText(one.dateCreated) ?? '') < (asText(other.dateCreated) ?? '');
}

function sumOf(refunds: readonly Json[]): number {
	return refunds.reduce((sum, each) => sum + toCents(shownAmount(each.value, 'refunds.value'))!, 0);
}
