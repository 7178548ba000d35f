import { fromCents, toCents } from '../../../domain/values/money';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import { vendor } from './vendor';

/** Reais with two places, more than nothing; texts such as `"129,90"` are read. `field` is what a user calls it. */
export function requireAmount(value: unknown, field: string): number {
	const cents = toCents(value);
	if (cents !== undefined && cents > 0) return fromCents(cents);
	throw new IntegrationError(vendor, {
		class: 'validation',
		code: 'amountInvalid',
		message: `${field} must be more than 0`,
		hint: 'Give reais with two places, for example 129.90',
	});
}
