import type { Delivery, MissedReport, RegistrationRequest, SourceEvent, TimeWindow } from '../../../domain/ports/eventSource';
import type { LeadDocuments, LeadSource } from '../../../domain/ports/leadSource';
import { listener, textSetting, type Connection } from '../../../runtime/client/connection';
import { asRecord, asRecords, asText } from '../../../runtime/client/json';
import { unreadableAnswer } from '../../../runtime/errors/unreadableAnswer';
import { handshake, verify } from '../../../runtime/meta/verify';
import { jsonObject } from '../../../runtime/webhooks/deliveryBody';
import { hmac } from '../../../runtime/webhooks/signature';
import { openApi, type MetaApi } from '../client/api';
import { vendor } from '../client/vendor';
import { formsDue, listForms } from './forms';
import { leadEvent, subjectOf } from './leadEvent';
import { timeIn } from './readLead';
import { registerWebhooks, removeWebhooks, verifyToken } from './registration';

/** Whose leads start the flow; no forms stand for all of the page. */
export interface Watched {
	page: string;
	forms: readonly string[];
}

export function openLeadSource(connection: Connection, watched: Watched): LeadSource {
	const api = () => openApi(connection);
	const wants = ({ event, document }: SourceEvent<LeadDocuments>, { topics }: RegistrationRequest) =>
		topics.includes(event.type) && isOf(watched, document.origin.form?.id ?? null);
	return {
		registerWebhooks: async (request) => await registerWebhooks(api(), watched.page, request),
		removeWebhooks: async (request) => await removeWebhooks(api(), request),
		verify: (delivery) => verify(delivery, textSetting(connection, 'appSecret')),
		handshake: (query) => handshake(query, verifyToken(connection)),
		// A batch has no name of its own; its leads have.
		deduplicationKey: ({ rawBody }) => hmac('sha256', vendor.id, rawBody).toString('hex'),
		async read(delivery, request) {
			const ids = leadsIn(delivery, watched).slice(0, mostAtOnce);
			const meta = api();
			const events = await Promise.all(ids.map(async (id) => await told(meta, watched, id, delivery)));
			return events.flatMap((event) => (event && wants(event, request) ? [event] : []));
		},
		missed: async (window, request) => await missedLeads(api(), watched, window, request),
	};
}

/** Meta puts up to 1,000 into one delivery, and waits some seconds for the answer: what is beyond is in the list a minute later. */
const mostAtOnce = 50;

function isOf({ forms }: Watched, form: string | null): boolean {
	return forms.length === 0 || (form !== null && forms.includes(form));
}

/** A lead that cannot be seen yet is in the list as soon as it can; one that nobody may see holds up no other. */
async function told(
	api: MetaApi,
	{ page }: Watched,
	id: string,
	{ receivedAt }: Delivery,
): Promise<SourceEvent<LeadDocuments> | undefined> {
	const event = await leadEvent(api, page, id, receivedAt);
	if (event === undefined) listener(api.connection, vendor)('a lead that was reported and cannot be seen');
	return event;
}

/** The ids of a verified delivery's leads, each once. An app has one address for all its pages. */
function leadsIn({ rawBody }: Delivery, watched: Watched): string[] {
	const { page } = watched;
	const { object, entry } = jsonObject(vendor, { rawBody: withIdsAsTexts(rawBody) });
	if (object !== 'page') return [];
	const values = asRecords(entry)
		.flatMap(({ changes }) => asRecords(changes))
		.flatMap(({ field, value }) => (field === 'leadgen' ? [asRecord(value)] : []));
	const wanted = values.filter(({ page_id, form_id }) => asText(page_id) === page && (form_id == null || isOf(watched, asText(form_id))));
	return [...new Set(wanted.flatMap(({ leadgen_id }) => asText(leadgen_id) ?? []))].filter((id) => /^\d{1,30}$/.test(id));
}

/** Meta's own examples write ids as numbers, which are longer than a number can be in JavaScript. */
function withIdsAsTexts(rawBody: Buffer): Buffer {
	return Buffer.from(rawBody.toString('utf8').replace(/"(\w*id)"(\s*):(\s*)(\d+)/g, '"$1"$2:$3"$4"'));
}

/** What a delivery should have brought, oldest first. Tests are in no list. */
async function missedLeads(
	api: MetaApi,
	watched: Watched,
	{ since, until }: TimeWindow,
	{ topics }: RegistrationRequest,
): Promise<MissedReport<LeadDocuments>[]> {
	const { page } = watched;
	const rows = (await listForms(api, page)).filter(({ id }) => isOf(watched, asText(id)));
	const { due, end } = formsDue(api, page, rows);
	const found: MissedReport<LeadDocuments>[] = [];
	for (const form of due) {
		for (const row of await api.list({ page }, `/${form}/leads`, { fields: 'id,created_time', filtering: after(since) })) {
			const [id, happenedAt] = [asText(row.id), endOfSecond(timeIn(row.created_time, Date.parse(until)))];
			if (id === null) throw unreadableAnswer(vendor, 'transient', 'a list of leads', ['id']);
			// The filter has not been kept to at times.
			if (happenedAt < since) continue;
			const read = async () => await leadEvent(api, page, id, until);
			found.push({ subject: subjectOf(id), type: topics[0] ?? '', happenedAt, read, listed: row });
		}
	}
	end();
	return found.toSorted((one, other) => (one.happenedAt < other.happenedAt ? -1 : 1));
}

/** Seconds; the second itself is not in it. */
function after(since: string): string {
	const value = Math.floor(Date.parse(since) / 1000) - 1;
	return JSON.stringify([{ field: 'time_created', operator: 'GREATER_THAN', value }]);
}

/** Meta tells no milliseconds. */
function endOfSecond(time: string): string {
	return time.replace(/\.\d{3}Z$/, '.999Z');
}
