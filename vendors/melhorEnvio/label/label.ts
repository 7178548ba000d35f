import { z } from 'zod';
import { decimal, id, read, text } from '../client/payload';
import { readRows } from '../client/rows';

const named = z
	.object({ name: text })
	.nullish()
	.catch(null)
	.transform((value) => value?.name ?? null);

export const labelShape = z.object({
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
	invoice: z.object({ key: text }).nullish().catch(null),
	tags: z.array(z.object({ tag: z.union([z.string(), z.number().transform(String)]).nullish() })).nullish(),
});

/** A label (etiqueta) as cart, search and orders show it; the cart's answer lacks the service. */
export type Label = z.output<typeof labelShape>;

export function readLabel(body: unknown): Label {
	return read(labelShape, body, 'a request about a label', 'unknownOutcome');
}

/** A list of labels. A row that cannot be read may be the one that is looked for. */
export function readLabels(body: unknown): { labels: Label[]; isLast: boolean } {
	const { rows, isLast } = readRows(body);
	return { labels: rows.map((row) => read(labelShape, row, 'the search for labels', 'unknownOutcome')), isLast };
}
