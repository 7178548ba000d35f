/**
 * Amounts and quantities that people, spreadsheets and other nodes hand in. An empty cell, a list or a slip of the finger is never taken for
 * a number: each is refused with its reason, because "nothing" read as 0 has meant "all of it" to a vendor.
 */
export type AmountReading = { valid: true; value: number } | { valid: false; reason: string };

export interface AmountRules {
	/** 0 where it is not said. */
	least?: number;
	/** A thousand millions where it is not said: more is a slip of the finger. */
	most?: number;
	/** Decimal places; 2 where it is not said. */
	places?: number;
}

const usualMost = 1_000_000_000;

/** Reais, from 0: `10.5`, `"10,50"`, `"1.234,56"`, `"R$ 10"`. `"1.234"` may be two amounts and is refused. */
export function readAmount(value: unknown, { least = 0, most = usualMost, places = 2 }: AmountRules = {}): AmountReading {
	const number = readNumber(value);
	if (typeof number === 'string') return invalid(number);
	if (number < 0 && least >= 0) return invalid('is below 0');
	if (number < least) return invalid(`is below ${least}`);
	if (number > most) return invalid(`is above ${most}`);
	const rounded = Number(number.toFixed(places));
	const isExact = typeof value === 'string' ? placesOf(value) <= places : Math.abs(number - rounded) <= lastBits(number);
	if (!isExact) return invalid(places === 0 ? 'is not a whole number' : `has more than ${places} decimal places`);
	return { valid: true, value: rounded };
}

/** What expressions reckon is off by the last bits of a double: 0.1 + 0.2. */
function lastBits(number: number): number {
	return 1e-13 * Math.max(1, Math.abs(number));
}

/** Decimal places of a text that says one number for sure, zeros at its end left out: `"1.234,50"` has one. */
function placesOf(text: string): number {
	const point = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','));
	const separators = text.replace(/[^.,]/g, '');
	// Of several that are alike all are thousands.
	const isThousands = separators.length > 1 && new Set(separators).size === 1;
	return point === -1 || isThousands
		? 0
		: text
				.slice(point + 1)
				.trim()
				.replace(/0+$/, '').length;
}

/** Whole units, from 1. */
export function readQuantity(value: unknown, rules: Omit<AmountRules, 'places'> = {}): AmountReading {
	return readAmount(value, { least: 1, ...rules, places: 0 });
}

/** The number that a text says, or the reason why it says none for sure. Hexadecimal, exponents and a bare point are no amounts. */
export function parseDecimal(text: string): number | string {
	// As machines write it.
	if (/^\d+\.\d{2}$/.test(text)) return Number(text);
	const written = text.trim().replace(/^R\$\s*/i, '');
	if (written === '') return 'is empty';
	if (/^-?[1-9]\d{0,2}[.,]\d{3}$/.test(written)) return 'may be thousands or decimals: write it with two decimal places';
	if (/^-?\d+([.,]\d+)?$/.test(written)) return Number(written.replace(',', '.'));
	if (/^-?[1-9]\d{0,2}(\.\d{3})+(,\d+)?$/.test(written)) return Number(written.replace(/\./g, '').replace(',', '.'));
	if (/^-?[1-9]\d{0,2}(,\d{3})+(\.\d+)?$/.test(written)) return Number(written.replace(/,/g, ''));
	return 'is not a number';
}

function readNumber(value: unknown): number | string {
	if (value === null || value === undefined) return 'is missing';
	if (typeof value === 'string') return parseDecimal(value);
	if (typeof value !== 'number') return 'is not a number';
	return Number.isFinite(value) ? value : 'is not a number';
}

function invalid(reason: string): AmountReading {
	return { valid: false, reason };
}
