import { z } from 'zod';
import type { MessageTemplate } from '../../../domain/documents/message';
import type { Connection } from '../../../runtime/client/connection';
import { RecentAnswers } from '../../../runtime/memory/recentAnswers';
import { unreadableAnswer } from '../../../runtime/errors/unreadableAnswer';
import { businessAccountId, type Call } from '../client/api';
import { canBeFilled, components, headerOf, parametersOf, quickRepliesOf } from './templateParameters';
import { answering } from '../client/vendor';

const template = z.object({
	name: z.string().min(1),
	language: z.string().min(1),
	status: z.string(),
	category: z.string().catch(''),
	parameter_format: z.string().nullish().catch(null),
	components,
});

const page = z.object({
	data: z.array(z.unknown()),
	paging: z
		.object({ next: z.string().nullish(), cursors: z.object({ after: z.string().nullish() }).nullish() })
		.nullish()
		.catch(null),
});

/** Templates are written by people and approved by Meta: minutes count, not seconds. */
const lifeMs = 5 * 60_000;

const remembered = new RecentAnswers<MessageTemplate[]>(lifeMs);

/** The approved templates that texts and a file can fill. */
export async function listTemplates(connection: Connection, call: Call, asOfNow = false): Promise<MessageTemplate[]> {
	const account = businessAccountId(connection);
	const key = `${connection.account}:${account}`;
	return await remembered[asOfNow ? 'anew' : 'get'](key, connection.clock, async () => await askAllPages(call, account));
}

const perPage = 100;
/** An account holds 6000 templates at most. */
const maxPages = 60;

async function askAllPages(call: Call, account: string): Promise<MessageTemplate[]> {
	const all: MessageTemplate[] = [];
	let after: string | undefined;
	for (let number = 1; number <= maxPages; number++) {
		const { data, paging } = readPage(
			await call({ method: 'GET', path: `/${account}/message_templates`, safety: 'read', query: queryOf(after) }),
		);
		all.push(...data.flatMap(toTemplate));
		after = paging?.cursors?.after ?? undefined;
		if (!paging?.next || after === undefined) return all;
	}
	return all;
}

function queryOf(after: string | undefined) {
	return { status: 'APPROVED', fields: 'name,language,category,status,parameter_format,components', limit: perPage, after };
}

function readPage(body: unknown): z.output<typeof page> {
	const result = page.safeParse(body);
	if (result.success) return result.data;
	throw unreadableAnswer(answering, 'transient', 'the template list');
}

function toTemplate(row: unknown): MessageTemplate[] {
	const result = template.safeParse(row);
	if (!result.success || result.data.status !== 'APPROVED' || !canBeFilled(result.data.components)) return [];
	const { name, language, category, parameter_format, components: parts } = result.data;
	const body = parts.find(({ type }) => type === 'BODY')?.text ?? '';
	const parameters = parametersOf(parts, parameter_format === 'NAMED');
	return [{ name, language, category, body, parameters, ...headerOf(parts), ...quickRepliesOf(parts) }];
}
