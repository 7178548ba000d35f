import { IntegrationError } from '../../../runtime/errors/integrationError';
import { asText } from '../../../runtime/client/json';
import { toCents } from '../../../domain/values/money';
import type { AsaasRecord } from './calls';
import { vendor } from '../client/vendor';

/** What stands under the reference is another thing than what was asked for: handing it on would charge, pay or invoice somebody else's. */
export function otherThanAsked(
	what: string,
	{ id }: AsaasRecord,
	key: string,
	difference: 'value' | 'customer' | (string & {}),
): IntegrationError {
	const word = difference.replace(/\s+(\w)/g, (_, letter: string) => letter.toUpperCase());
	return new IntegrationError(vendor, {
		class: 'conflict',
		code: `other${word.charAt(0).toUpperCase()}${word.slice(1)}`,
		message: `There is already ${what} ${id} for ${key} with a different ${difference}`,
		hint: `Update or delete that one, then run the item again; or, if this is another one, give it an external reference of its own`,
	});
}

/** Undefined on either side is not comparable. */
export function isOtherAmount(one: unknown, other: unknown): boolean {
	const [cents, otherCents] = [toCents(one), toCents(other)];
	return cents !== undefined && otherCents !== undefined && cents !== otherCents;
}

/** Asaas' words, in any case. */
export function isOtherWord(one: unknown, other: unknown): boolean {
	const [word, otherWord] = [asText(one), asText(other)];
	return word !== null && otherWord !== null && word.toUpperCase() !== otherWord.toUpperCase();
}
