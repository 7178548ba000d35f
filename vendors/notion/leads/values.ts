import { cutText } from '../../../domain/values/cutText';
import { asRecord, asRecords, asText, type Json } from '../../../runtime/client/json';
import type { Column } from './columns';

/** A piece of text holds so many letters, a column so many pieces. */
const longestPiece = 2_000;
const maxPieces = 100;

export function pieces(text: string): Json[] {
	const found: Json[] = [];
	for (let start = 0; start < text.length && found.length < maxPieces; ) {
		const piece = text.slice(start, start + longestPiece);
		// No half of a sign that takes two places (an emoji).
		const content = start + piece.length < text.length ? piece.replace(/[\uD800-\uDBFF]$/, '') : piece;
		found.push({ text: { content } });
		start += content.length;
	}
	return found;
}

/** A text as the column's kind takes it; an empty one empties it. */
export function toValue({ type }: Column, text: string): Json {
	switch (type) {
		case 'title':
		case 'rich_text':
			return { [type]: pieces(text) };
		case 'number':
			return { number: text === '' || !Number.isFinite(Number(text)) ? null : Number(text) };
		case 'select':
		case 'status':
			// A comma would part a choice in two.
			return { [type]: text === '' ? null : { name: cutText(text.replace(/,/g, ' '), 100) } };
		case 'date':
			return { date: text === '' ? null : { start: text } };
		case 'people':
			return { people: text === '' ? [] : [{ object: 'user', id: text }] };
		default:
			return { [type]: text === '' ? null : text };
	}
}

/** A column's value as a text; undefined where it is empty. */
export function textIn(property: unknown): string | undefined {
	const value = asRecord(property);
	const inside = value[asText(value.type) ?? ''];
	return readText(asText(value.type), inside)?.trim() || undefined;
}

function readText(type: string | null, inside: unknown): string | undefined {
	switch (type) {
		case 'title':
		case 'rich_text':
			return asRecords(inside)
				.map((piece) => (typeof piece.plain_text === 'string' ? piece.plain_text : ''))
				.join('');
		case 'select':
		case 'status':
			return asText(asRecord(inside).name) ?? undefined;
		case 'date':
			// A day without an hour stays one: what it counts as is for others to say.
			return asText(asRecord(inside).start) ?? undefined;
		case 'people':
			return asText(asRecords(inside)[0]?.id) ?? undefined;
		case 'unique_id':
			return asText(asRecord(inside).number) ?? undefined;
		default:
			return asText(inside) ?? undefined;
	}
}

export function moment(value: unknown): string | undefined {
	const at = Date.parse(asText(value) ?? '');
	return Number.isNaN(at) ? undefined : new Date(at).toISOString();
}
