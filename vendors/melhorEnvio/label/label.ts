import { z } from 'zod';
import { decimal, id, read, text } from '../client/payload';

const named = z
	.object({ name: text })
	.nullish()
	.catch(null)
	.transform((value) => value?.name ?? null);

const label = z.object({
	id,
	protocol: text,
	status: text,
	price: decimal,
	delivery_max: decimal,
	tracking: text,
	self_tracking: text,
	tracking_url: text,
	reminder: text,
	created_at: text,
	paid_at: text,
	generated_at: text,
	posted_at: text,
	delivered_at: text,
	canceled_at: text,
	expired_at: text,
	service: z.object({ name: text, company: named }).nullish().catch(null),
	to: z.object({ document: text, company_document: text, postal_code: text }).nullish().catch(null),
	tags: z.array(z.object({ tag: z.union([z.string(), z.number().transform(String)]).nullish() })).nullish(),
});

/** A label (etiqueta) as cart, search and orders show it; the cart's answer lacks the service. */
export type Label = z.output<typeof label>;

export function readLabel(body: unknown): Label {
	return read(label, body, 'a request about a label', 'unknownOutcome');
}

const page = z.union([
	z.array(z.unknown()).transform((data) => ({ data, next_page_url: null })),
	z.object({ data: z.array(z.unknown()), next_page_url: text }),
	// A search that finds nothing may come without a body.
	z.union([z.literal(''), z.null(), z.undefined()]).transform(() => ({ data: [], next_page_url: null })),
]);

/** A list of labels: a bare array, or a page of one. A row that cannot be read may be the one that is looked for. */
export function readLabels(body: unknown): { labels: Label[]; isLast: boolean } {
	const { data, next_page_url } = read(page, body, 'the search for labels');
	return { labels: data.map((row) => read(label, row, 'the search for labels', 'unknownOutcome')), isLast: next_page_url === null };
}
