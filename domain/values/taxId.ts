/**
 * CPF (people) and CNPJ (companies). Since July 2026 a CNPJ may hold letters (IN RFB 2.229/2024): never strip them, never make a
 * number of it.
 */
export type TaxIdType = 'CPF' | 'CNPJ' | 'foreign';

export interface TaxId {
	type: TaxIdType;
	/** Without punctuation, letters in upper case. */
	value: string;
}

/** A valid CPF or CNPJ in any common notation, or undefined. */
export function parseTaxId(text: unknown): TaxId | undefined {
	if (typeof text !== 'string' && typeof text !== 'number') return undefined;
	const value = String(text)
		.replace(/[\s./-]/g, '')
		.toUpperCase();
	if (isCpf(value)) return { type: 'CPF', value };
	if (isCnpj(value)) return { type: 'CNPJ', value };
	return undefined;
}

/** CPF or CNPJ without punctuation, which vendors write in some answers and not in others; '' where there is none. */
export function bareTaxId(text: unknown): string {
	return typeof text === 'string' ? text.replace(/[^0-9A-Za-z]/g, '').toUpperCase() : '';
}

/** `529.982.247-25`, `12.ABC.345/01DE-35`; anything else as it is. */
export function punctuateTaxId(value: string): string {
	return value
		.replace(/^(\d{3})(\d{3})(\d{3})(\d{2})$/, '$1.$2.$3-$4')
		.replace(/^([0-9A-Z]{2})([0-9A-Z]{3})([0-9A-Z]{3})([0-9A-Z]{4})(\d{2})$/, '$1.$2.$3/$4-$5');
}

/** 11 digits, two mod-11 check digits, not all alike. */
export function isCpf(value: string): boolean {
	if (!/^\d{11}$/.test(value) || /^(\d)\1{10}$/.test(value)) return false;
	const digits = [...value].map(Number);
	return [9, 10].every((length) => cpfDigit(digits.slice(0, length)) === digits[length]);
}

/** 12 characters of `[0-9A-Z]` and two check digits. */
export function isCnpj(value: string): boolean {
	if (!/^[0-9A-Z]{12}\d{2}$/.test(value) || /^(\d)\1{13}$/.test(value)) return false;
	return value.endsWith(cnpjCheckDigits(value.slice(0, 12)));
}

export function cnpjCheckDigits(base: string): string {
	const first = mod11Digit(base, 9);
	return `${first}${mod11Digit(`${base}${first}`, 9)}`;
}

/**
 * Sum of character values (code - 48) times weights 2, 3, … `highest`, cycling from the right, modulo 11; a remainder below 2
 * gives 0, else 11 minus the remainder.
 */
export function mod11Digit(text: string, highest: number): number {
	const sum = [...text]
		.reverse()
		.reduce((total, character, place) => total + (character.charCodeAt(0) - 48) * (2 + (place % (highest - 1))), 0);
	const remainder = sum % 11;
	return remainder < 2 ? 0 : 11 - remainder;
}

function cpfDigit(digits: number[]): number {
	const sum = digits.reduce((total, digit, place) => total + digit * (digits.length + 1 - place), 0);
	const remainder = sum % 11;
	return remainder < 2 ? 0 : 11 - remainder;
}
