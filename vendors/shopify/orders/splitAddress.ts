import { splitStreetLine, type PostalAddress } from '../../../domain/values/postalAddress';

export type AddressLines = Pick<PostalAddress, 'street' | 'number' | 'complement' | 'district'>;

/** Shopify's checkout joins two fields with a comma and this invisible character. */
const wordJoiner = '\u2060';

/** "Rua X, 123 - Apto 4": a number with something behind it. */
const numberInside = /^(.+?)\s*,\s*(?:n[º°o.]*\s*)?(\d+\s*[a-z]?|s\/?n[º°.]?)(?:\s*,|\s+[-–])\s*(.+)$/i;

/** Words that begin a complement. */
const complementWords =
	/^(ap|apt|apto|apart|apartamento|bl|bloco|sl|lj|andar|cj|conj|conjunto|fds|lt|qd|ed|edif|edificio|edifício|sobrado)\b/i;

/** Words that also begin names of districts ("Casa Verde", "Torre"): a complement only with a short number or letter behind. */
const doubtfulWords = /^(casa|cs|sala|loja|lote|quadra|torre|galpão|galpao|box|km|portão|portao)\s*n?[º°.]?\s*(\d\w*|[a-z])$/i;

const wholeComplements = /^(casa|fundos|frente|térreo|terreo|cobertura|\d+\w?)$/i;

/**
 * `address1` and `address2` apart. Shopify's Brazilian checkout writes "street, ⁠number" and "complement, ⁠district"; other
 * checkouts and people write all four by hand.
 */
export function splitAddressLines(address1: string, address2: string): AddressLines {
	const { street, number, rest } = splitFirst(address1);
	return { street: street || null, number, ...splitSecond(address2, rest) };
}

function splitFirst(line: string): { street: string; number: string | null; rest: string } {
	const joined = splitAtJoiner(line);
	if (joined) return { street: joined.before, number: joined.after || null, rest: '' };
	const inside = numberInside.exec(line.trim());
	return inside
		? { street: inside[1]!.trim(), number: inside[2]!.trim(), rest: inside[3]!.trim() }
		: { ...splitStreetLine(line), rest: '' };
}

function splitSecond(line: string, rest: string): { complement: string | null; district: string | null } {
	const joined = splitAtJoiner(line);
	if (joined) return { complement: [rest, joined.before].filter(Boolean).join(', ') || null, district: joined.after || null };
	const parts = [rest, line]
		.flatMap((text) => text.split(/,|\s[-–]\s/))
		.map((part) => part.trim())
		.filter(Boolean);
	const place = parts.findLastIndex((part) => !isComplement(part));
	const complement = parts.filter((_, index) => index !== place).join(', ');
	return { complement: complement || null, district: parts[place] ?? null };
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

function isComplement(part: string): boolean {
	return complementWords.test(part) || doubtfulWords.test(part) || wholeComplements.test(part);
}
