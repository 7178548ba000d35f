import { asNumber, type Json } from '../../../runtime/client/json';
import { shownCents } from '../client/amounts';

/**
 * Cents of a charge's money that went back. An amount that was reserved and not taken, all of it or a part, was nobody's money yet; Stripe sets
 * it free by a refund, and counts that in `amount_refunded`.
 */
export function givenBackCents(charge: Json | null, currency: unknown): number {
	const cents = (field: 'amount' | 'amount_captured' | 'amount_refunded') => shownCents(charge?.[field] ?? 0, currency, field);
	const back = cents('amount_refunded');
	const released = charge?.amount_captured === undefined ? 0 : Math.max(0, cents('amount') - cents('amount_captured'));
	return back >= released ? back - released : back;
}

/** All that was taken went back. */
export function isRefunded(charge: Json | null): boolean {
	return charge?.refunded === true && charge.captured !== false;
}

/** A refund that set a reserved amount free, or the part of it that was not taken: it moves no money, so that no balance knows of it. */
export function isRelease(charge: Json | null, { amount, balance_transaction: movement }: Json): boolean {
	if (charge?.captured === false) return true;
	const released = (asNumber(charge?.amount) ?? 0) - (asNumber(charge?.amount_captured) ?? Infinity);
	return movement === null && asNumber(amount) === released;
}
