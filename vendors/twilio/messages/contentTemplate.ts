import { z } from 'zod';
import type { MessageTemplate } from '../../../domain/documents/message';

export interface ContentTemplate {
	/** What a message names it by. */
	sid: string;
	template: MessageTemplate;
}

const row = z.object({
	sid: z.string().min(1),
	friendly_name: z.string().catch(''),
	language: z.string().min(1),
	/** Name → an example of its text. */
	variables: z.record(z.unknown()).nullish().catch(null),
	types: z.record(z.unknown()),
	approval_requests: z.object({ name: z.string().catch(''), category: z.string().catch(''), status: z.string() }),
});

const withBody = z.object({ body: z.string().min(1) });

/** Kinds whose content is a text, with or without quick replies whose payloads are fixed in the template. */
const textKinds = ['twilio/text', 'twilio/quick-reply'];

/** The template in a row of the list; none for one that is not approved or that texts in its body do not fill. */
export function toTemplate(content: unknown): ContentTemplate[] {
	const result = row.safeParse(content);
	if (!result.success || result.data.approval_requests.status !== 'approved') return [];
	const { sid, friendly_name, language, variables, types, approval_requests } = result.data;
	const kind = textKinds.find((each) => withBody.safeParse(types[each]).success);
	if (kind === undefined) return [];
	const { body } = withBody.parse(types[kind]);
	const names = variablesIn(body);
	if (Object.entries(variables ?? {}).some(([name, example]) => typeof example === 'string' && !names.includes(name))) return [];
	const parameters = names.map((name) => ({ name, named: !/^\d+$/.test(name), place: 'body' as const }));
	const name = approval_requests.name || friendly_name;
	return name === '' ? [] : [{ sid, template: { name, language, category: approval_requests.category, body, parameters } }];
}

function variablesIn(text: string): string[] {
	return [...new Set([...text.matchAll(/\{\{\s*([^{}\s]+)\s*\}\}/g)].map((match) => match[1]!))];
}
