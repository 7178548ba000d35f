import { addressTokens, streetSegment, type Role, type Token } from './addressTokens';
import { brasiliaCodes, wholeComplements } from './addressWords';

/** The parts that people in Brazil write into one or two lines. */
export interface AddressParts {
	street: string | null;
	number: string | null;
	complement: string | null;
	district: string | null;
	/** What cannot be told for sure, for a person to decide; the number is then null. */
	doubts?: string[];
}

interface HouseNumber {
	number: string | null;
	/** The words that make it. */
	tokens: readonly Token[];
	doubt?: string;
}

/** Streets without house numbers have this one. */
const noneToken: Token = { text: 'S/N', key: 's/n', segment: 0, isFirst: true, role: 'none' };

const houseRoles: readonly Role[] = ['number', 'sure', 'none', 'likelyName', 'unsure'];

/** Street, house number, complement and district of two lines as people write them. A guess is never made: what may be two things is a doubt. */
export function readAddressLines(line1: string, line2: string): AddressParts {
	const first = addressTokens(line1, true);
	const second = addressTokens(line2, false);
	const house = houseNumberOf(first, second);
	const street = streetOf(first, house);
	const rest = [...partsOf(first, street.tokens, house.tokens), ...partsOf(second, street.tokens, house.tokens)];
	const place = rest.findLastIndex(({ isComplement }) => !isComplement);
	const complement = rest.filter((_, index) => index !== place).map(({ text }) => text);
	return {
		street: street.text || null,
		number: house.number,
		complement: complement.join(', ') || null,
		district: rest[place]?.text ?? null,
		...(house.doubt === undefined ? {} : { doubts: [house.doubt] }),
	};
}

function houseNumberOf(first: readonly Token[], second: readonly Token[]): HouseNumber {
	const own = candidatesOf(first);
	const further = candidatesOf(second);
	if (own.length === 0) return withoutOwn(first, second, further);
	if (isBrasilia(first) && own.every(({ role }) => role === 'number')) return unclear([...own, noneToken]);
	const signed = bySign(first, second, own, further);
	if (signed) return signed;
	if (own.length > 1) return settled(first, own) ?? unclear(own);
	const [only] = own;
	if (only!.role === 'unsure' || only!.role === 'likelyName') return unclear([...own, ...further.filter(({ isFirst }) => isFirst)]);
	const isApart = only!.isFirst || only!.role !== 'number';
	const rivals = further.filter(({ role, isFirst }) => role === 'sure' || role === 'none' || (!isApart && isFirst));
	return rivals.length > 0 ? unclear([...own, ...rivals]) : found(first, only!);
}

/** One `nº 45` or `S/N` is the number where every other one stands among the words of the street before it. */
function bySign(
	first: readonly Token[],
	second: readonly Token[],
	own: readonly Token[],
	further: readonly Token[],
): HouseNumber | undefined {
	const signed = [...own, ...further].filter(({ role }) => role === 'sure' || role === 'none');
	const [only] = signed;
	if (signed.length !== 1 || !only) return undefined;
	const street = streetSegment(first);
	const others = own.filter((token) => token !== only);
	const areNames = others.every((token) => token.segment === street && !token.isFirst && isBefore(first, token, only));
	return areNames ? found(own.includes(only) ? first : second, only) : undefined;
}

function isBefore(line: readonly Token[], token: Token, other: Token): boolean {
	return !line.includes(other) || line.indexOf(token) < line.indexOf(other);
}

/** Two candidates are one where they say the same, or where a name such as "Projetada 12" comes before the number. */
function settled(line: readonly Token[], candidates: readonly Token[]): HouseNumber | undefined {
	const values = new Set(candidates.map(valueOf));
	if (values.size === 1 && candidates.every(({ role }) => role === 'number' || role === 'sure' || role === 'none')) {
		return { number: valueOf(candidates[0]!), tokens: candidates };
	}
	const [name, number] = candidates;
	return candidates.length === 2 && name?.role === 'likelyName' && number?.role === 'number' ? found(line, number) : undefined;
}

/** The first line has no number: the second may begin with it. */
function withoutOwn(first: readonly Token[], second: readonly Token[], further: readonly Token[]): HouseNumber {
	const leading = further.filter(({ role, isFirst, segment }) => role === 'sure' || role === 'none' || (isFirst && segment === 0));
	if (leading.length === 1 && further.length === 1) return found(second, leading[0]!);
	if (leading.length > 1) return settled(second, leading) ?? unclear(leading);
	if (leading.length === 1) {
		// "123, Apto 42, 7": what follows may be a complement without its word; the first one is meant.
		const others = further.filter((token) => token !== leading[0]);
		return others.every(({ role }) => role === 'number') ? unclear(further) : found(second, leading[0]!);
	}
	if (further.length > 0) return unclear(further);
	const kilometre = [...first, ...second].find(({ key }, index, all) => key === 'km' && all[index + 1]?.role === 'complement');
	if (kilometre)
		return { number: null, tokens: [], doubt: 'house number unclear: only a kilometre is given; write S/N where there is none' };
	return { number: isBrasilia(first) ? noneToken.text : null, tokens: [] };
}

function isBrasilia(tokens: readonly Token[]): boolean {
	return tokens.some(({ key, role }, index) => brasiliaCodes.has(key) && role === 'word' && tokens[index + 1]?.role === 'name');
}

function candidatesOf(tokens: readonly Token[]): Token[] {
	return tokens.filter(({ role }) => houseRoles.includes(role));
}

/** With a letter behind it: `123 B` at the end of its part. */
function found(line: readonly Token[], token: Token): HouseNumber {
	const index = line.indexOf(token);
	const [letter, after] = [line[index + 1], line[index + 2]];
	const isSuffix = token.role !== 'none' && letter?.segment === token.segment && /^[a-z]$/.test(letter.key) && letter.role === 'word';
	if (isSuffix && after?.segment !== token.segment) return { number: `${valueOf(token)} ${letter.text}`, tokens: [token, letter] };
	return { number: valueOf(token), tokens: [token] };
}

function unclear(candidates: readonly Token[]): HouseNumber {
	const values = [...new Set(candidates.map(valueOf))];
	const what = values.length > 1 ? values.join(' or ') : `${values[0]} or none`;
	return { number: null, tokens: [], doubt: `house number unclear: ${what}` };
}

/** `1.234` is 1234. */
function valueOf({ text }: Token): string {
	const bare = text.replace(/^[("']+|[.:)"']+$/g, '');
	return /^\d{1,3}\.\d{3}$/.test(bare) ? bare.replace('.', '') : bare;
}

/** The words of the street's part up to its number or complement. */
function streetOf(tokens: readonly Token[], house: HouseNumber): { text: string; tokens: readonly Token[] } {
	const own = tokens.filter(({ segment }) => segment === streetSegment(tokens));
	const start = house.tokens.includes(own[0]!) ? 1 : 0;
	const end = own.findIndex((token, index) => index >= start && (house.tokens.includes(token) || isAside(token)));
	const street = own.slice(start, end < 0 ? undefined : end);
	return { text: street.map(({ text }) => text).join(' '), tokens: street };
}

function isAside({ role }: Token): boolean {
	return role === 'complement' || role === 'sign' || role === 'postalCode';
}

interface Part {
	text: string;
	isComplement: boolean;
}

/** What is neither street nor number, part by part; words behind a complement are a part of their own. */
function partsOf(tokens: readonly Token[], street: readonly Token[], house: readonly Token[]): Part[] {
	const parts: (Part & { segment: number })[] = [];
	const left = tokens.filter((token) => !street.includes(token) && !house.includes(token) && !isSilent(token));
	for (const token of left) {
		const isComplement = token.role === 'complement' || isWhole(token, left);
		const last = parts.at(-1);
		if (last?.segment === token.segment && (last.isComplement === isComplement || (last.isComplement && isNaming(last))))
			last.text += ` ${token.text}`;
		else parts.push({ text: token.text, isComplement, segment: token.segment });
	}
	return parts;
}

/** A complement that goes on with a name: `Ed. Aurora`, `Condomínio Bela Vista`. */
function isNaming({ text }: Part): boolean {
	return /^(ed|edif|edif[ií]cio|cond|condom[ií]nio|residencial)\b\.?(?!.*\d)/i.test(text);
}

function isWhole(token: Token, tokens: readonly Token[]): boolean {
	const isAlone = tokens.filter(({ segment }) => segment === token.segment).length === 1;
	return isAlone && (wholeComplements.has(token.key) || /^\d+\w?$/.test(token.key));
}

function isSilent({ role }: Token): boolean {
	return role === 'sign' || role === 'postalCode';
}
