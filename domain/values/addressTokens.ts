import {
	brasiliaCodes,
	complementWords,
	floors,
	months,
	numberedNames,
	numberSigns,
	streetTypes,
	valuedWords,
	wholeComplements,
	wordKey,
} from './addressWords';

/**
 * What a word of an address line is. `name`: a number that is part of a name; `likelyName`, `unsure`: one that may be the street's
 * name or the house; `number`: the house's, by its place; `sure`: by a sign (`nº`); `none`: `S/N`; `sign`, `postalCode`: left out.
 */
export type Role = 'word' | 'name' | 'likelyName' | 'unsure' | 'number' | 'sure' | 'none' | 'complement' | 'sign' | 'postalCode';

export interface Token {
	text: string;
	key: string;
	/** Of the line: parts between commas or dashes. */
	segment: number;
	/** The first of its segment. */
	isFirst: boolean;
	role: Role;
}

const states = 'ac|am|ba|ce|df|es|go|ma|mg|ms|mt|pa|pb|pe|pi|pr|rj|rn|ro|rr|rs|sc|se|sp|to|br';
const houseNumber = /^(\d{1,3}\.\d{3}|\d{1,6}[a-z]?([-/](\d{1,6}|[a-z]))?)$/i;
const ordinal = /^\d{1,3}[°o]$/;
const noNumber = /^(s[/.\-\\]?n[°o]?|s\/?numero)$/;
const highway = new RegExp(`^(${states})-?\\d{2,3}$`);
/** `BR - 101`, one word however it is written. */
const spacedHighway = new RegExp(`\\b(${states})\\s*[-–]\\s*(\\d{2,3})\\b`, 'gi');
const letterStreet = /^[a-z]{1,2}-?\d{1,4}$/;

/** The words of a line with their roles. `isStreet`: the line begins with the street. */
export function addressTokens(line: string, isStreet: boolean): Token[] {
	const tokens: Token[] = [];
	for (const [segment, text] of segmentsOf(line).entries()) {
		for (const [place, word] of wordsOf(text).entries()) {
			tokens.push({ text: word, key: wordKey(word), segment, isFirst: place === 0, role: 'word' });
		}
	}
	const street = isStreet ? streetSegment(tokens) : -1;
	for (const index of tokens.keys()) tokens[index]!.role = roleOf(tokens, index, street);
	return tokens;
}

/** The segment that holds the street: the first with a street's type, else the first. */
export function streetSegment(tokens: readonly Token[]): number {
	return tokens.find(({ key, isFirst }) => isFirst && streetTypes.has(key))?.segment ?? 0;
}

function segmentsOf(line: string): string[] {
	const plain = line.replace(/[\p{Cf}]/gu, '');
	return (/[-–]\s*\d{2}/.test(plain) ? plain.replace(spacedHighway, '$1-$2') : plain)
		.split(/[,;|\r\n]|\s[-–—]+|[-–—]+\s/)
		.map((segment) => segment.trim())
		.filter((segment) => /[\p{L}\p{N}]/u.test(segment));
}

const withoutNumber = /(^|\s)(sem n[uú]mero|sem n[º°]|s\s*\/\s*n\s*[º°]?)(?=[\s.]|$)/gi;
const signedNumber = /(^|\s)(n[º°o.]?|nr\.?|num\.?|n[uú]mero|#)[.:]?\s*(?=\d)/gi;
const valuedWord =
	/(^|\s)(apartamento|apart|apto|apt|ap|bloco|bl|casa|cs|sala|sl|loja|lj|lote|lt|quadra|qd|conj|cj|km|box)[.:\-º°]*(?=\d)/gi;

/** `nº10`, `apto42`, `ap.42` and `bl-2` are two words each, and `sem número` is one. Most parts have none of them. */
function wordsOf(segment: string): string[] {
	const isSilent = /\/|sem n/i.test(segment);
	const kept = isSilent
		? segment.replace(withoutNumber, (_, before: string, sign: string) => `${before}${sign.replace(/\s/g, '\u00a0')}`)
		: segment;
	const isMixed = /\d/.test(kept) && /[a-z#]/i.test(kept);
	return (isMixed ? kept.replace(signedNumber, '$1$2 ').replace(valuedWord, '$1$2 ') : kept)
		.split(/[ \t]+/)
		.map((word) => word.replaceAll('\u00a0', ' ').trim())
		.filter((word) => /[\p{L}\p{N}#]/u.test(word));
}

function roleOf(tokens: readonly Token[], index: number, street: number): Role {
	const token = tokens[index]!;
	const { key } = token;
	const isInStreet = token.segment === street;
	const before = tokens[index - 1];
	const followsType = isInStreet && before?.segment === street && streetTypes.has(before.key);
	if (!followsType && (noNumber.test(key) || /^(sem n|s\/ ?n)/.test(key))) return 'none';
	if (/^\d{5}-?\d{3}$/.test(key)) return 'postalCode';
	if (key === 'cep') return 'sign';
	if (isComplementWord(tokens, index, isInStreet && !hasNumber(tokens, index, street))) return 'complement';
	if (belongsToComplement(tokens, index)) return 'complement';
	if (numberSigns.has(key) && isNumber(tokens[index + 1]?.key)) return 'sign';
	if (ordinal.test(key)) return 'name';
	if (!isNumber(key)) return isInStreet && (highway.test(key) || letterStreet.test(key)) ? 'name' : 'word';
	if (before?.role === 'sign') return 'sure';
	return isInStreet ? streetNumberRole(tokens, index, followsType) : token.isFirst && !isDate(tokens, index) ? 'number' : 'name';
}

/** A number in the segment of the street: part of its name, or the house's. */
function streetNumberRole(tokens: readonly Token[], index: number, followsType: boolean): Role {
	const { segment } = tokens[index]!;
	const before = tokens[index - 1];
	if (isDate(tokens, index)) return 'name';
	if (followsType) return 'name';
	if (before === undefined || before.segment !== segment) return streetTypes.has(tokens[index + 1]?.key ?? '') ? 'number' : 'unsure';
	const road = tokens[index - 2]?.key ?? '';
	if (brasiliaCodes.has(before.key) || before.key === 'br' || (/^(rodovia|rod|estrada)$/.test(road) && /^[a-z]{2}$/.test(before.key)))
		return 'name';
	if (numberedNames.has(before.key)) return 'likelyName';
	if (/^[a-z]{1,2}$/.test(before.key) || complementWords.has(before.key) || valuedWords.has(before.key)) return 'unsure';
	return 'number';
}

/** `25 de Março`, `7 Setembro`. */
function isDate(tokens: readonly Token[], index: number): boolean {
	const [next, second] = [tokens[index + 1], tokens[index + 2]];
	if (next === undefined || next.segment !== tokens[index]!.segment) return false;
	return months.has(next.key) || (/^d[eao]s?$/.test(next.key) && second?.segment === next.segment && !isNumber(second.key));
}

/** `isName`: inside the name of a street, where such a word needs a number or a letter behind it. */
function isComplementWord(tokens: readonly Token[], index: number, isName: boolean): boolean {
	const { key, segment } = tokens[index]!;
	const next = tokens[index + 1];
	const value = next?.segment === segment ? next.key : undefined;
	if (isName && index > 0 && streetTypes.has(tokens[index - 1]!.key)) return false;
	const isValued =
		value !== undefined && (/\d/.test(value) || /^[a-z]$/.test(value) || (numberSigns.has(value) && index + 2 < tokens.length));
	if (floors.has(key) && ordinal.test(tokens[index - 1]?.key ?? '')) return true;
	if (valuedWords.has(key))
		return isValued || (!isName && wholeComplements.has(key) && (value === undefined || complementWords.has(value)));
	return complementWords.has(key) && (isValued || !isName);
}

/** The number or letter behind a complement's word, over a `nº` or a comma too; and `3º` before `andar`. */
function belongsToComplement(tokens: readonly Token[], index: number): boolean {
	const { key } = tokens[index]!;
	if (ordinal.test(key) && floors.has(tokens[index + 1]?.key ?? '')) return true;
	const isValue = /\d/.test(key) || /^[a-z]$/.test(key);
	const isSign = numberSigns.has(key) && isNumber(tokens[index + 1]?.key);
	const before = tokens[index - 1];
	if ((!isValue && !isSign) || before?.role !== 'complement') return false;
	return complementWords.has(before.key) || valuedWords.has(before.key) || numberSigns.has(before.key);
}

function hasNumber(tokens: readonly Token[], index: number, segment: number): boolean {
	return tokens.slice(0, index).some((token) => token.segment === segment && ['number', 'sure', 'none'].includes(token.role));
}

function isNumber(key: string | undefined): boolean {
	return key !== undefined && houseNumber.test(key);
}
