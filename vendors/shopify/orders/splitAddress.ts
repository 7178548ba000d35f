import { readAddressLines, type AddressParts } from '../../../domain/values/addressLines';

/** Shopify's checkout joins two fields with a comma and this invisible character. */
const wordJoiner = '\u2060';

/**
 * `address1` and `address2` apart. Shopify's Brazilian checkout writes "street, ⁠number" and "complement, ⁠district"; other
 * checkouts and people write all four by hand.
 */
export function splitAddressLines(address1: string, address2: string): AddressParts {
	const [first, second] = [splitAtJoiner(address1), splitAtJoiner(address2)];
	if (!first && !second) return readAddressLines(address1, address2);
	const line1 = first ? ofCheckout(first.before, first.after) : readAddressLines(address1, '');
	const line2 = second
		? { complement: second.before || null, district: second.after || null }
		: secondLine(address2, line1.number !== null);
	const complement = [line1.complement, ...(first ? [] : [line1.district]), line2.complement].filter(Boolean).join(', ');
	return { ...line1, complement: complement || null, district: line2.district };
}

/** The checkout asked for the number in a field of its own; people write a flat behind it, or the thousands with a dot. */
function ofCheckout(street: string, written: string): AddressParts {
	const { number, complement, district, doubts } = readAddressLines('', written);
	const rest = [complement, district].filter(Boolean).join(', ');
	return { street: street || null, number, complement: rest || null, district: null, ...(doubts ? { doubts } : {}) };
}

/** Behind a first line that is whole, the second holds complement and district alone. */
function secondLine(line: string, hasNumber: boolean): Pick<AddressParts, 'complement' | 'district'> {
	return readAddressLines(hasNumber ? 'x, 1' : 'x', line);
}

function splitAtJoiner(line: string): { before: string; after: string } | undefined {
	const index = line.indexOf(wordJoiner);
	if (index < 0) return undefined;
	return {
		before: line
			.slice(0, index)
			.replace(/[\s,]+$/, '')
			.trim(),
		after: line
			.slice(index + 1)
			.replaceAll(wordJoiner, '')
			.trim(),
	};
}
