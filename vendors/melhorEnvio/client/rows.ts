import { z } from 'zod';
import { read, text } from './payload';

const page = z.union([
	z.array(z.unknown()).transform((data) => ({ data, next_page_url: null })),
	z.object({ data: z.array(z.unknown()), next_page_url: text }),
	// A search that finds nothing may come without a body.
	z.union([z.literal(''), z.null(), z.undefined()]).transform(() => ({ data: [], next_page_url: null })),
]);

/** A list: a bare array, or a page of one. */
export function readRows(body: unknown, to = 'the search for labels'): { rows: unknown[]; isLast: boolean } {
	const { data, next_page_url } = read(page, body, to);
	return { rows: data, isLast: next_page_url === null };
}
