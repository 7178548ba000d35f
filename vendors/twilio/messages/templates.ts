import { z } from 'zod';
import type { MessageTemplate } from '../../../domain/documents/message';
import type { Connection } from '../../../runtime/client/connection';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import { textSetting } from '../../../runtime/client/connection';
import { RecentAnswers } from '../../../runtime/memory/recentAnswers';
import { unreadableAnswer } from '../../../runtime/errors/unreadableAnswer';
import type { TwilioApi } from '../client/api';
import { toTemplate, type ContentTemplate } from './contentTemplate';
import { vendor } from '../client/vendor';

const page = z.object({
	contents: z.array(z.unknown()),
	meta: z
		.object({ next_page_url: z.string().nullish().catch(null) })
		.nullish()
		.catch(null),
});

/** Templates are written by people and approved by Meta: minutes count, not seconds. */
const lifeMs = 5 * 60_000;

const remembered = new RecentAnswers<ContentTemplate[]>(lifeMs);

/** The approved templates that texts alone can fill, remembered for minutes. */
export async function listTemplates(connection: Connection, api: TwilioApi, asOfNow = false): Promise<ContentTemplate[]> {
	const key = `${connection.account}:${textSetting(connection, 'accountSid')}`;
	return await remembered[asOfNow ? 'anew' : 'get'](key, connection.clock, async () => await askAllPages(api));
}

/** Names the template for Twilio. */
export async function contentSidOf(connection: Connection, api: TwilioApi, { name, language }: MessageTemplate): Promise<string> {
	const found = (await listTemplates(connection, api)).find(({ template }) => template.name === name && template.language === language);
	if (found) return found.sid;
	throw new IntegrationError(vendor, {
		class: 'validation',
		code: 'templateUnknown',
		message: `Twilio has no approved template "${name}" in ${language}`,
		hint: 'Choose the template from the list',
	});
}

const perPage = 100;
/** An account holds 6000 templates at most. */
const maxPages = 60;

async function askAllPages(api: TwilioApi): Promise<ContentTemplate[]> {
	const all: ContentTemplate[] = [];
	let query: Record<string, string> = { PageSize: String(perPage) };
	for (let number = 1; number <= maxPages; number++) {
		const result = page.safeParse(await api.content({ method: 'GET', path: '/ContentAndApprovals', safety: 'read', query }));
		if (!result.success) throw unreadableAnswer(vendor, 'transient', 'the template list');
		const { contents, meta } = result.data;
		all.push(...contents.flatMap(toTemplate));
		const next = /\?(.+)$/.exec(meta?.next_page_url ?? '')?.[1];
		if (next === undefined) break;
		// Of the address only the question counts: no answer decides which host is asked.
		query = Object.fromEntries(new URLSearchParams(next));
	}
	return all;
}
