import { asText, type Json } from '../../../runtime/client/json';
import { shownRows } from '../client/shown';

/** What plugins keep with a record, by its key; only what is a text or a number. Of two of one key the last one that says something. */
export function metaTexts({ meta_data: meta }: Json): Map<string, string> {
	return new Map(
		shownRows(meta).flatMap(({ key, value }) => {
			const [name, text] = [asText(key), asText(value)];
			return name === null || text === null ? [] : [[name, text] as const];
		}),
	);
}

/** The value under a key, of whatever form; undefined where there is none. */
export function metaValue({ meta_data: meta }: Json, key: string): unknown {
	return shownRows(meta).findLast((each) => each.key === key)?.value;
}
