import { cutText } from '../../../domain/values/cutText';
import { brazilDate } from '../../../domain/values/brazilTime';
import { asText } from '../../../runtime/client/json';
import type { StoredNote } from '../../../runtime/crm/leadStore';
import { attempt } from '../../../runtime/errors/attempt';
import { hasClass } from '../../../runtime/errors/integrationError';
import { quoted, type SalesforceApi } from '../client/api';

/** A finished task is what a lead's timeline in Salesforce is made of. */
export async function readNotes(api: SalesforceApi, leadId: string): Promise<StoredNote[]> {
	const rows = await api.query(`SELECT Id, Description, CreatedDate FROM Task WHERE WhoId = ${quoted(leadId)} ORDER BY CreatedDate, Id`);
	return rows.flatMap(({ Id, Description, CreatedDate }) => {
		const id = asText(Id);
		return id === null ? [] : [{ id, text: asText(Description) ?? '', createdAt: asText(CreatedDate) }];
	});
}

const longestSubject = 80;

export async function addNote(api: SalesforceApi, leadId: string, text: string, at: string): Promise<StoredNote> {
	const id = await api.create('Task', {
		WhoId: leadId,
		Subject: cutText(text.split('\n').slice(0, 2).join(' '), longestSubject),
		Description: cutText(text, 32_000),
		Status: 'Completed',
		ActivityDate: brazilDate(Date.parse(at)),
	});
	return { id, text, createdAt: null };
}

export async function removeNote(api: SalesforceApi, { id }: StoredNote): Promise<void> {
	const outcome = await attempt(api.remove('Task', id));
	if (!outcome.ok && !hasClass(outcome.error, 'notFound')) throw outcome.error;
}
