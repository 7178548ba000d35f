import { commonWords } from './commonWords';
import type { PrivateValues } from './personalValues';
import { plainOf, plainTexts, plainWord, type PlainText } from './plainText';

/** Takes private values out of a text. */
export type Redactor = (text: string) => string;

/** So many digits in a row of one's CPF or phone are no accident, wherever they stand. */
const tellingDigits = 7;

/** The same of a secret. */
const tellingCharacters = 8;

/** Between two digits of one number stand no more signs than this. */
const maxGap = 6;

/** Messages are cut to a quarter of it. */
const maxRead = 4000;

interface Patterns {
	/** Digits in a row that tell a number. */
	digits: ReadonlySet<string>;
	words: RegExp | undefined;
	/** Letters and digits in a row, whatever stands between them. */
	runs: readonly string[];
	houses: RegExp | undefined;
	readable: RegExp | undefined;
}

/**
 * Takes values out of texts in any notation: with any signs between digits, percent, JSON, HTML and unicode escapes, capital or small
 * letters, with or without accents, a part of a name by itself. What names a record stays readable.
 */
export function redactorOf(values: PrivateValues): Redactor {
	let patterns: Patterns | undefined;
	return (written) => {
		const text = written.slice(0, maxRead);
		if (text === '') return text;
		patterns ??= patternsOf(values);
		return withoutMarked(text, marksIn(text, patterns));
	};
}

function patternsOf({ numbers, texts, houses, secrets, readable }: PrivateValues): Patterns {
	const runs = [...texts].flatMap(runsOfText);
	const longSecrets = [...secrets].map(plainWord).filter((secret) => secret.length >= 6);
	return {
		digits: new Set([...numbers].flatMap((number) => windows(number, tellingDigits))),
		words: wordPattern([...texts].flatMap(wordsOf)),
		runs: [...new Set([...runs, ...longSecrets, ...longSecrets.flatMap(randomParts)])],
		houses: anyOf([...houses].map(plainOf)),
		readable: anyOf([...readable].map(plainOf).filter((each) => each.length >= 3)),
	};
}

function windows(text: string, length: number): string[] {
	return Array.from({ length: Math.max(0, text.length - length + 1) }, (_, index) => text.slice(index, index + length));
}

/** Parts of a secret that no word consists of: a vendor may show half of it. */
function randomParts(secret: string): string[] {
	return windows(secret, tellingCharacters).filter((part) => (part.match(/\d/g)?.length ?? 0) >= 2);
}

function runsOfText(text: string): string[] {
	const [local = ''] = text.split('@');
	return [plainWord(text), ...(text.includes('@') ? [plainWord(local)] : [])].filter((run) => run.length >= 6);
}

/** The telling words of a name, an address or the name in an e-mail; `D'Ávila` as two and as one. */
function wordsOf(text: string): string[] {
	const [local = ''] = text.split('@');
	const pieces = [...local.split(/\s+/), ...local.split(/[^\p{L}\p{M}]+/u), ...text.split('@').slice(1).join('').split('.').slice(0, 1)];
	return pieces.filter((piece) => {
		const word = plainWord(piece);
		return word.length >= 3 && /^\D+$/.test(word) && !commonWords.has(word);
	});
}

function wordPattern(words: readonly string[]): RegExp | undefined {
	const sources = [...new Set(words.flatMap((word) => [letters(word), spelled(word)]))].toSorted((a, b) => b.length - a.length);
	return sources.length === 0 ? undefined : new RegExp(`(?<![a-z])(?:${sources.join('|')})(?![a-z])`, 'g');
}

/** A letter with an accent may have been lost on the way: `Jo?o`. Folded letters are a to z: the class of all takes long to compile. */
function letters(word: string): string {
	const all = [...word.normalize('NFC')].map((letter) => {
		const plain = plainWord(letter);
		if (plain === '') return '[^a-z0-9]?';
		return plain === letter.toLowerCase() ? plain : String.raw`(?:${plain}|[^a-z0-9\s]{1,2})`;
	});
	return all.join('');
}

/** `S-O-U-Z-A`. */
function spelled(word: string): string {
	return [...plainWord(word)].join('[^a-z0-9]{1,3}');
}

function anyOf(texts: readonly string[]): RegExp | undefined {
	const sources = texts.filter((text) => text !== '').map((text) => text.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`));
	return sources.length === 0 ? undefined : new RegExp(`(?<![a-z0-9])(?:${sources.join('|')})(?![a-z0-9])`, 'g');
}

/** For each character of the text whether it is to go. */
function marksIn(text: string, patterns: Patterns): boolean[] {
	const marks = new Array<boolean>(text.length).fill(false);
	for (const plain of plainTexts(text)) {
		const found = new Array<boolean>(plain.text.length).fill(false);
		markDigits(plain.text, patterns.digits, found);
		markRuns(plain.text, patterns.runs, found);
		// Of an e-mail whose name was taken out before, the rest would still tell the house.
		markMatches(plain.text, /[\p{L}\d._+*-]+@[\p{L}\d_.-]+/gu, found);
		markMatches(plain.text, patterns.words, found, patterns.readable);
		markHouses(plain.text, patterns, found);
		copyMarks(plain, found, marks);
	}
	return marks;
}

function copyMarks({ from, to }: PlainText, found: readonly boolean[], marks: boolean[]): void {
	for (const [index, isFound] of found.entries()) if (isFound) marks.fill(true, from[index], to[index]);
}

/** Letters break a row of digits, and so do many signs. */
function markDigits(text: string, telling: ReadonlySet<string>, found: boolean[]): void {
	if (telling.size === 0) return;
	let row: number[] = [];
	for (const { index } of text.matchAll(/\d/g)) {
		const last = row.at(-1);
		if (last !== undefined && (index - last > maxGap + 1 || /\p{L}/u.test(text.slice(last + 1, index)))) row = [];
		row.push(index);
		const part = row.slice(-tellingDigits);
		if (telling.has(part.map((at) => text[at]).join(''))) found.fill(true, part[0], index + 1);
	}
}

function markRuns(text: string, runs: readonly string[], found: boolean[]): void {
	const places = [...text.matchAll(/[\p{L}\d]/gu)].map(({ index }) => index);
	const stream = places.map((index) => text[index]).join('');
	for (const run of runs) {
		for (let at = stream.indexOf(run); at !== -1; at = stream.indexOf(run, at + 1))
			found.fill(true, places[at], places[at + run.length - 1]! + 1);
	}
}

function markMatches(text: string, pattern: RegExp | undefined, found: boolean[], except?: RegExp): void {
	if (pattern === undefined) return;
	const kept = except === undefined ? [] : [...text.matchAll(except)].map((match) => [match.index, match.index + match[0].length] as const);
	for (const match of text.matchAll(pattern)) {
		const end = match.index + match[0].length;
		const isKept = kept.some(([from, to]) => from <= match.index && end <= to);
		if (!isKept) found.fill(true, match.index, end);
	}
}

const labelled = /(?:^|[^\p{L}\d])(?:addressnumber|numero|number|num|nro)["']?\s{0,2}[:=]\s{0,2}["']?$/u;

/** A house's number is a number like others: it goes where a street stands before it, or a label. */
function markHouses(text: string, { houses, readable }: Patterns, found: boolean[]): void {
	if (houses === undefined) return;
	const kept = readable === undefined ? [] : [...text.matchAll(readable)].map(({ index }) => index);
	for (const match of text.matchAll(houses)) {
		const before = text.slice(Math.max(0, match.index - 30), match.index);
		const gap = /[^\p{L}\d]{1,8}(?:(?:no?|num|numero|number)[^\p{L}\d]{0,4})?$/u.exec(before);
		const isAfterStreet = gap !== null && found[match.index - gap[0].length - 1] === true;
		if (isAfterStreet || (labelled.test(before) && !kept.includes(match.index)))
			found.fill(true, match.index, match.index + match[0].length);
	}
}

/** Marked neighbours become one `***`. */
function withoutMarked(text: string, marks: readonly boolean[]): string {
	if (!marks.includes(true)) return text;
	const pieces: string[] = [];
	for (let at = 0; at < text.length; ) {
		const start = at;
		while (at < text.length && marks[at] === marks[start]) at++;
		const piece = text.slice(start, at);
		if (marks[start]) pieces.push('***');
		else pieces.push(piece);
	}
	return pieces.join('').replace(/\*{3}(?:[\s.,@_-]{0,3}\*{3})+/g, '***');
}
