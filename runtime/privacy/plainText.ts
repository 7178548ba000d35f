/** A text as a reader understands it, with where each of its characters stands in the text as it was written. */
export interface PlainText {
	readonly text: string;
	readonly from: readonly number[];
	readonly to: readonly number[];
}

/** Characters in every notation that a vendor's answer may hold them in; a tag counts as a gap. */
const escapes = new RegExp(
	[
		'%[0-7][0-9a-f]|%[cd][0-9a-f]%[89ab][0-9a-f]|%e[0-9a-f](?:%[89ab][0-9a-f]){2}|%f[0-7](?:%[89ab][0-9a-f]){3}|%[89a-f][0-9a-f]',
		String.raw`\\+u\{[0-9a-f]{1,6}\}|\\+u[0-9a-f]{4}|\\+x[0-9a-f]{2}|\\+[nrtbf"'/]`,
		'&#x[0-9a-f]{1,6};|&#[0-9]{1,7};|&[a-z]{2,8};',
		'=c[23]=[89ab][0-9a-f]|=(?:40|2e|2d)(?![0-9])',
		'[\\u00c2\\u00c3][\\u0080-\\u00bf]',
		'<[^<>]{1,40}>',
	].join('|'),
	'gi',
);

const maxDepth = 4;

/** The text as it stands, then with one layer of escapes after the other taken off. */
export function plainTexts(written: string): PlainText[] {
	const layers = [asWritten(written)];
	while (layers.length < maxDepth) {
		const last = layers.at(-1)!;
		const next = decodeOnce(last);
		if (next.text === last.text) break;
		layers.push(next);
	}
	return layers.flatMap((layer) => [folded(layer, false), ...(/\p{Ll}\p{Lu}/u.test(layer.text) ? [folded(layer, true)] : [])]);
}

/** Only letters and digits of a text, as `plainTexts` writes them. */
export function plainWord(text: string): string {
	return folded(asWritten(text), false).text.replace(/[^\p{L}\d]/gu, '');
}

export function plainOf(text: string): string {
	return folded(asWritten(text), false).text;
}

function asWritten(text: string): PlainText {
	const from = Array.from({ length: text.length }, (_, index) => index);
	return { text, from, to: from.map((index) => index + 1) };
}

interface Builder {
	parts: string[];
	from: number[];
	to: number[];
}

function add({ parts, from, to }: Builder, text: string, start: number, end: number): void {
	parts.push(text);
	for (let unit = 0; unit < text.length; unit++) {
		from.push(start);
		to.push(end);
	}
}

function finished({ parts, from, to }: Builder): PlainText {
	return { text: parts.join(''), from, to };
}

function decodeOnce({ text, from, to }: PlainText): PlainText {
	const built: Builder = { parts: [], from: [], to: [] };
	let at = 0;
	const copyUntil = (end: number) => {
		for (; at < end; at++) add(built, text[at]!, from[at]!, to[at]!);
	};
	for (const match of text.matchAll(escapes)) {
		copyUntil(match.index);
		at = match.index + match[0].length;
		add(built, decoded(match[0]), from[match.index]!, to[at - 1]!);
	}
	copyUntil(text.length);
	return finished(built);
}

function decoded(escape: string): string {
	const [first] = escape;
	if (first === '%' || first === '=') return bytes(escape.slice(1).split(first));
	if (first === '<') return ' ';
	if (first === '&') return entity(escape.slice(1, -1).toLowerCase());
	if (first === '\\') return backslashed(escape.replace(/^\\+/, ''));
	return Buffer.from(escape, 'latin1').toString('utf8');
}

/** UTF-8, or Latin-1 where it is none. */
function bytes(hex: readonly string[]): string {
	const raw = Buffer.from(hex.join(''), 'hex');
	const text = raw.toString('utf8');
	return text.includes('\uFFFD') ? raw.toString('latin1') : text;
}

function backslashed(rest: string): string {
	const hex = /^[ux]\{?([0-9a-f]+)\}?$/i.exec(rest)?.[1];
	return hex === undefined ? ' ' : codePoint(Number.parseInt(hex, 16));
}

function entity(name: string): string {
	if (name.startsWith('#x')) return codePoint(Number.parseInt(name.slice(2), 16));
	if (name.startsWith('#')) return codePoint(Number(name.slice(1)));
	if (name === 'commat') return '@';
	// `&atilde;` is a letter with a mark, `&nbsp;` or `&amp;` a gap.
	return /^[a-z](?:acute|grave|circ|tilde|uml|cedil|ring)$/.test(name) ? name[0]! : ' ';
}

function codePoint(value: number): string {
	return value <= 0x10ffff ? String.fromCodePoint(value) : ' ';
}

/**
 * Small letters without their marks, digits of any script and width as 0 to 9, without characters that nobody sees. `splitCamel` puts a
 * gap between the words of `anaSouza`.
 */
function folded({ text, from, to }: PlainText, splitCamel: boolean): PlainText {
	const built: Builder = { parts: [], from: [], to: [] };
	let at = 0;
	let before = '';
	for (const character of text) {
		const end = at + character.length;
		if (splitCamel && /\p{Ll}/u.test(before) && /\p{Lu}/u.test(character)) add(built, ' ', from[at]!, from[at]!);
		add(built, foldedCharacter(character), from[at]!, to[end - 1]!);
		before = character;
		at = end;
	}
	return finished(built);
}

function foldedCharacter(character: string): string {
	if (character >= ' ' && character <= '~') return character.toLowerCase();
	const parts = character
		.normalize('NFKC')
		.normalize('NFD')
		.replace(/[\p{M}\p{Cf}]/gu, '');
	return parts.toLowerCase().replace(/\p{Nd}/gu, digitOf);
}

/** Digits of a script stand in one row, from 0 to 9. */
function digitOf(digit: string): string {
	const value = digit.codePointAt(0)!;
	let steps = 0;
	while (steps < 10 && /\p{Nd}/u.test(String.fromCodePoint(value - steps - 1))) steps++;
	return String(steps % 10);
}
