import { isState } from './postalAddress';

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

/** What people write before the number, in capitals and without punctuation; `CPF/CNPJ` is one label. */
const labels = /^(?:CPFCNPJ|CNPJCPF|CPFOUCNPJ|CPFMF|CPF|CNPJMF|CNPJ|DOCUMENTO|DOC|TAXID)/;

/** `CPF nº 529…` */
const numeroSign = /^(?:NUMERO|NÚMERO|NR|N[O°]?)/;

/** A valid CPF or CNPJ in any common notation (`CPF: 529.982.247-25`, any dash, wide digits, marks that nobody sees), or undefined. */
export function parseTaxId(text: unknown): TaxId | undefined {
	const value = bareText(text);
	if (value === undefined) return undefined;
	const unlabelled = value.replace(labels, '');
	// `CPF` and eleven digits are fourteen characters and may by chance be a valid CNPJ.
	const isLabelledCpf = unlabelled !== value && /^\d{11}$/.test(unlabelled);
	const whole = isLabelledCpf ? undefined : validTaxId(value);
	return whole ?? validTaxId(unlabelled) ?? validTaxId(unlabelled.replace(numeroSign, ''));
}

/**
 * The same for a field that is there for a CPF or CNPJ: a spreadsheet may have taken its leading zeros or put `.0` behind it. Elsewhere
 * ten digits may be a phone.
 */
export function parseTaxIdField(text: unknown): TaxId | undefined {
	const written = typeof text === 'string' ? text.replace(/^\s*(\d{9,14})[.,]0+\s*$/, '$1') : text;
	const taxId = parseTaxId(written);
	if (taxId) return taxId;
	const digits = bareText(written)?.replace(labels, '').replace(numeroSign, '');
	if (digits === undefined || !/^\d+$/.test(digits)) return undefined;
	if (digits.length === 9 || digits.length === 10) return validTaxId(digits.padStart(11, '0'));
	return digits.length === 12 || digits.length === 13 ? validTaxId(digits.padStart(14, '0')) : undefined;
}

/**
 * A passport or another foreign document, as NF-e's `idEstrangeiro` takes it (5 to 20 characters). Told by its label, or by its shape
 * where `isNamed` is not said: letters that are no Brazilian state (an RG of Minas is `MG12345678`) before 6 to 8 digits.
 */
export function parseForeignId(text: unknown, isNamed = false): TaxId | undefined {
	const written = bareText(text) ?? '';
	const value = written.replace(/^(?:PASSAPORTE|PASSPORT|PASAPORTE|RNM|RNE)(?:N[Oº°]?)?/, '');
	const isLabelled = isNamed || value !== written;
	if (isLabelled) return /^(?=.*\d)[0-9A-Z]{5,20}$/.test(value) ? { type: 'foreign', value } : undefined;
	const letters = /^([A-Z]{1,3})\d{6,8}[A-Z]?$/.exec(value)?.[1];
	const isForeign = letters !== undefined && !isState(letters) && !['CPF', 'RG', 'IE', 'TEL', 'DOC'].includes(letters);
	return isForeign ? { type: 'foreign', value } : undefined;
}

/** What was written for a tax id and is none: kept, so that it is told as wrong and not as missing. */
export function unreadTaxId(written: string): TaxId {
	const length = (bareText(written) ?? '').replace(labels, '').length;
	return { type: length > 11 ? 'CNPJ' : 'CPF', value: written.trim() };
}

/** Whether somebody has tried to write a number into a field for one; a dash in a required field, or "isento", is none. */
export function isTriedTaxId(text: string): boolean {
	return /\d{3}/.test(text.replace(/[\s.-]/g, '')) && text.length <= 40;
}

/** Of several fields for one tax id: the first that holds one; else, for the checks to tell, the first in which somebody has tried. */
export function readTaxIds(written: readonly string[]): TaxId | undefined {
	const valid = written.map(parseTaxIdField).find((taxId) => taxId !== undefined);
	const tried = written.find(isTriedTaxId);
	return valid ?? (tried === undefined ? undefined : unreadTaxId(tried));
}

function validTaxId(value: string): TaxId | undefined {
	if (isCpf(value)) return { type: 'CPF', value };
	return isCnpj(value) ? { type: 'CNPJ', value } : undefined;
}

/** In capitals, without punctuation, blanks and marks that nobody sees; other letters and signs stay, so that nothing is read into them. */
function bareText(text: unknown): string | undefined {
	if (typeof text !== 'string' && typeof text !== 'number') return undefined;
	return String(text)
		.normalize('NFKC')
		.replace(/[\s.,:;#/\\_()'"\p{Pd}\p{Cf}\u2212]/gu, '')
		.toUpperCase();
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
