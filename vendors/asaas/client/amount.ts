import { fromCents, toCents } from '../../../domain/values/money';
import { unreadableAnswer } from '../../../runtime/errors/unreadableAnswer';
import { readAmount } from '../../../domain/values/amount';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import { vendor } from './vendor';

/** Reais with two places, more than nothing; texts such as `"129,90"` are read. `field` is what a user calls it. */
export function requireAmount(value: unknown, field: string): number {
	const reading = readAmount(value, { least: 0.01 });
	if (reading.valid) return reading.value;
	throw new IntegrationError(vendor, {
		class: 'validation',
		code: 'amountInvalid',
		message: `${field} must be more than 0, but it ${reading.reason}`,
		hint: 'Give reais with two places, for example 129.90',
	});
}

/** Reais of a record that Asaas shows. What cannot be read is no 0: that would be booked, refunded or invoiced. */
export function shownAmount(value: unknown, field: string): number {
	const cents = toCents(value);
	if (cents === undefined) throw unreadableAnswer(vendor, 'unknownOutcome', 'a request for an amount', [field]);
	return fromCents(cents);
}
