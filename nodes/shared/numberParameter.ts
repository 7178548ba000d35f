import { readAmount, type AmountRules } from '../../domain/values/amount';
import { IntegrationError } from '../../runtime/errors/integrationError';

/** The least amount of money that is one. */
export const leastReais = { least: 0.01 } as const satisfies AmountRules;

export const wholeNumber = { least: 1, most: 1000, places: 0 } as const satisfies AmountRules;

export const percentage = { most: 100, places: 4 } as const satisfies AmountRules;

/**
 * A number that a user or a node before this one gave. An empty cell, a list or a slip of the finger is refused by the name of its field:
 * read as 0 it has meant "all of it" or "none" to a vendor.
 */
export function requireNumber(value: unknown, field: string, rules: AmountRules = {}, code = 'amountInvalid'): number {
	const reading = readAmount(value, rules);
	if (reading.valid) return reading.value;
	throw new IntegrationError('ponte', {
		class: 'validation',
		code,
		message: `"${field}" ${reading.reason}`,
		hint: `Give "${field}" a number, for example 129.90, or look where its expression takes it from`,
	});
}
