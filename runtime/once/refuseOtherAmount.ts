import { toCents } from '../../domain/values/money';
import type { Vendor } from '../client/vendor';
import { IntegrationError } from '../errors/integrationError';

/** A refund that was found under its key has to be the one that was asked for: another amount would be told as given back, and is not. */
export function refuseOtherAmount(vendor: Vendor, found: { id: string; amount: number }, asked: number | null): void {
	if (asked === null || toCents(found.amount) === toCents(asked)) return;
	throw new IntegrationError(vendor, {
		class: 'conflict',
		code: 'refundOfOtherAmount',
		message: `The refund ${found.id} has this "Idempotency Key" and is over ${found.amount.toFixed(2)}, not over ${asked.toFixed(2)}. Nothing was refunded now`,
		hint: 'If this is another refund, give it an "Idempotency Key" of its own',
	});
}
