import type { Vendor } from '../client/vendor';
import { IntegrationError } from '../errors/integrationError';

interface Told {
	/** As the user wrote it; null where nothing was written, undefined where it cannot be read. */
	written: string | null | undefined;
	/** By the record itself; null where it does not say. */
	said: readonly (string | null | undefined)[];
	/** "shop", "calendar" */
	word: string;
	/** How the user can write it. */
	example: string;
}

/** The shop or calendar that a record is of. Two of them count alike, so that one that nobody names is asked for and never guessed. */
export function accountOfRecord(vendor: Vendor, { written, said, word, example }: Told): string {
	const names = new Set([written, ...said].filter((name): name is string => typeof name === 'string' && name !== ''));
	const field = `"${word[0]!.toUpperCase()}${word.slice(1)}"`;
	if (written === undefined)
		throw refusal(vendor, 'accountUnreadable', `${field} does not hold a ${word} of ${vendor.name}`, example, field);
	if (names.size > 1)
		throw refusal(
			vendor,
			'accountContradicts',
			`The record is of another ${word} than ${field} says: ${[...names].join(', ')}`,
			example,
			field,
		);
	const [name] = names;
	if (name === undefined) throw refusal(vendor, 'accountUnknown', `The record does not say which ${word} it is of`, example, field);
	return name;
}

function refusal(vendor: Vendor, code: string, message: string, example: string, field: string): IntegrationError {
	return new IntegrationError(vendor, { class: 'validation', code, message, hint: `Fill in ${field} as ${example}` });
}
