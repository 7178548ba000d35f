import type { SourceEvent } from '../../../domain/ports/eventSource';
import type { LeadDocuments } from '../../../domain/ports/leadSource';
import { asText, type Json } from '../../../runtime/client/json';
import { attempt } from '../../../runtime/errors/attempt';
import { hasClass } from '../../../runtime/errors/integrationError';
import { unreadableAnswer } from '../../../runtime/errors/unreadableAnswer';
import type { MetaApi } from '../client/api';
import { vendor } from '../client/vendor';
import { formOf, unknownForm } from './forms';
import { readLead } from './readLead';

const person = 'id,created_time,form_id,is_organic,platform,field_data,custom_disclaimer_responses';
const advertisement = 'ad_id,ad_name,adset_id,adset_name,campaign_id,campaign_name';

export const subjectOf = (leadId: string): string => `lead/${leadId}`;

/** The lead as it stands at Meta; undefined where it is not there, not yet, or erased because the person asked for it. */
export async function leadEvent(
	api: MetaApi,
	page: string,
	leadId: string,
	receivedAt: string,
): Promise<SourceEvent<LeadDocuments> | undefined> {
	const row = await fetchLead(api, page, leadId);
	if (row === undefined) return undefined;
	const formId = asText(row.form_id);
	const form = formId === null ? unknownForm : await formOf(api, page, formId);
	const { documents, createdAt } = readLead(row, form, page, api.connection.clock.now());
	return {
		event: {
			id: leadId,
			type: documents.origin.isTest ? 'lead.test' : 'lead.received',
			occasion: `${vendor.id}:${subjectOf(leadId)}`,
			source: vendor.id,
			account: page,
			occurredAt: createdAt,
			receivedAt,
			correlationId: `${vendor.id}:${leadId}`,
		},
		document: documents,
		raw: row,
		subject: subjectOf(leadId),
		news: subjectOf(leadId),
	};
}

async function fetchLead(api: MetaApi, page: string, leadId: string): Promise<Json | undefined> {
	const fetch = async (fields: string) =>
		await attempt(api.ask({ page }, { method: 'GET', path: `/${leadId}`, query: { fields }, safety: 'read' }));
	const whole = await fetch(`${person},${advertisement}`);
	if (whole.ok) return requireLead(whole.value, leadId);
	if (hasClass(whole.error, 'notFound')) return undefined;
	if (!isMissingPermission(whole.error)) throw whole.error;
	// The advertisement needs ads_management; the person is worth having without it.
	const part = await fetch(person);
	if (part.ok) return requireLead(part.value, leadId);
	throw whole.error;
}

/** An answer without what the person wrote is not told: the lead would be taken for told, and nobody would know of whom. */
function requireLead(row: Json, leadId: string): Json {
	if (asText(row.id) === leadId && Array.isArray(row.field_data)) return row;
	throw unreadableAnswer(vendor, 'transient', 'a lead', ['id', 'field_data']);
}

/** Codes 10 and 200 to 299. */
function isMissingPermission(error: unknown): boolean {
	return hasClass(error, 'auth') && /^(?:10|2\d\d)$/.test(error.failure.code);
}
