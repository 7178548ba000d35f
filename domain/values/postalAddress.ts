/** A Brazilian address with its parts apart, as an NF-e and a label need them. */
export interface PostalAddress {
	recipient: string | null;
	street: string | null;
	number: string | null;
	complement: string | null;
	/** Bairro. */
	district: string | null;
	city: string | null;
	/** UF, e.g. `SP`; for other countries whatever the source has. */
	state: string | null;
	/** CEP: 8 digits, no hyphen; for other countries as written. */
	postalCode: string | null;
	/** ISO 3166-1 alpha-2. */
	country: string | null;
	/** Who is called about the delivery: E.164 where it could be read, else as written. */
	phone?: string | null;
	/** What the source leaves unclear, e.g. `house number unclear: 123 or 45`: no invoice and no label is made before a person decides. */
	doubts?: string[];
}

const states = new Set('AC AL AM AP BA CE DF ES GO MA MG MS MT PA PB PE PI PR RJ RN RO RR RS SC SE SP TO'.split(' '));

/** However a source writes it, or where it says no country at all. */
export function isBrazil(country: string | null | undefined): boolean {
	return /^\s*(br(a([sz]il)?)?)?\s*$/i.test(country ?? '');
}

export function isState(text: unknown): boolean {
	return typeof text === 'string' && states.has(text);
}

/** The 8 digits of a CEP as people write it (`01310-100`, `01.310-100`, `01310 100`), or undefined. */
export function parsePostalCode(text: unknown): string | undefined {
	if (typeof text !== 'string') return undefined;
	const match = /^\s*(\d{2})\.?(\d{3})[\p{Pd}\s]?(\d{3})\s*$/u.exec(text);
	return match ? match.slice(1).join('') : undefined;
}

/** The street without the house number, where that has its own field and people wrote it into both: `Rua A, 10` and `10`. */
export function streetWithout(number: string | null, street: string | null): string | null {
	const [, name, end] = /^(.*\S)\s*,\s*(?:n[º°o]?\.?\s*)?(\S+)$/i.exec(street ?? '') ?? [];
	return name !== undefined && number !== null && end!.toLowerCase() === number.toLowerCase() ? name : street;
}
