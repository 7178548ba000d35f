import { listener } from '../../../runtime/client/connection';
import { asRecord, asRecords, asText, type Json } from '../../../runtime/client/json';
import { attempt } from '../../../runtime/errors/attempt';
import { hasClass } from '../../../runtime/errors/integrationError';
import { Recent } from '../../../runtime/memory/recent';
import { RecentAnswers } from '../../../runtime/memory/recentAnswers';
import type { MetaApi } from '../client/api';
import { vendor } from '../client/vendor';

export interface Question {
	key: string;
	/** What people read; undefined where Meta asks for something usual, whose key says it in English. */
	label?: string;
	type: string;
	/** Texts of the choices by their keys, which are what an answer holds. */
	choices: ReadonlyMap<string, string>;
}

export interface Checkbox {
	key: string;
	text: string;
	/** Ticked before anybody touched it: that is no consent. */
	isTickedBefore: boolean;
}

/** What a form asks, as far as it can be read. */
export interface LeadForm {
	name: string | null;
	questions: readonly Question[];
	checkboxes: readonly Checkbox[];
}

export const unknownForm: LeadForm = { name: null, questions: [], checkboxes: [] };

const forms = new RecentAnswers<LeadForm>();
const lists = new RecentAnswers<Json[]>();
const asked = new Recent<number>(24 * 3_600_000);

const content = 'name,questions,legal_content{custom_disclaimer{checkboxes{key,text,is_checked_by_default}}}';

/** A form that cannot be read, as one that is not there any more, has no questions: what was answered is read as it is, and no box is taken for a consent. */
export async function formOf(api: MetaApi, page: string, id: string): Promise<LeadForm> {
	return await forms.get(`${api.connection.account}:${id}`, api.connection.clock, async () => {
		const outcome = await attempt(api.ask({ page }, { method: 'GET', path: `/${id}`, query: { fields: content }, safety: 'read' }));
		if (outcome.ok) return readForm(outcome.value);
		if (!hasClass(outcome.error, 'notFound', 'validation')) throw outcome.error;
		listener(api.connection, vendor)('a form (its questions and consent boxes)');
		return unknownForm;
	});
}

export function readForm({ name, questions, legal_content }: Json): LeadForm {
	const { checkboxes } = asRecord(asRecord(legal_content).custom_disclaimer);
	return {
		name: asText(name),
		questions: asRecords(questions).map(readQuestion),
		checkboxes: rowsIn(checkboxes).map(({ key, text, is_checked_by_default }) => ({
			key: asText(key) ?? '',
			text: asText(text) ?? asText(key) ?? '',
			isTickedBefore: is_checked_by_default === true,
		})),
	};
}

function readQuestion({ key, label, type, options }: Json): Question {
	const kind = asText(type) ?? '';
	const own = kind === 'CUSTOM' || kind === '' ? asText(label) : null;
	const choices = rowsIn(options).map((option) => [asText(option.key) ?? '', asText(option.value) ?? ''] as const);
	return { key: asText(key) ?? '', ...(own === null ? {} : { label: own }), type: kind, choices: new Map(choices) };
}

/** Lists within a record come as they are or beneath `data`. */
function rowsIn(list: unknown): Json[] {
	return asRecords(Array.isArray(list) ? list : asRecord(list).data);
}

/** Of all that a page has. */
export async function listForms(api: MetaApi, page: string): Promise<Json[]> {
	return await lists.get(`${api.connection.account}:${page}`, api.connection.clock, async () => {
		return await api.list({ page }, `/${page}/leadgen_forms`, { fields: 'id,name,status' });
	});
}

const minuteMs = 60_000;

/** Calls a minute: 2,880 a day, of the 4,800 that a page has with a single lead in 90 days (Meta documentation, "Retrieving leads"). */
const perMinute = 2;

/**
 * The forms whose turn it is to be looked through; all of them at first, because n8n may have been away. A form that is closed takes no
 * answers any more: what was missed before is found within the hour. `end` notes that it was done.
 */
export function formsDue(api: MetaApi, page: string, rows: readonly Json[]): { due: string[]; end(): void } {
	const { account, clock } = api.connection;
	const open = rows.filter(({ status }) => status === 'ACTIVE');
	const everyMs = Math.max(1, open.length / perMinute) * minuteMs;
	const nameOf = (id: string) => `${account}:${page}:${id}`;
	const now = clock.now();
	const due = rows.flatMap(({ id, status }) => {
		const form = asText(id);
		if (form === null || status === 'DRAFT') return [];
		const wait = status === 'ACTIVE' ? everyMs : Math.max(60 * minuteMs, everyMs);
		// Rounds come a little sooner or later than a minute.
		return now - (asked.get(nameOf(form), clock) ?? -Infinity) >= wait - minuteMs / 2 ? [form] : [];
	});
	return { due, end: () => due.forEach((form) => asked.set(nameOf(form), now, clock)) };
}
