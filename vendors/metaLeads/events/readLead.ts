import type { LeadDocuments, LeadOrigin, Named } from '../../../domain/ports/leadSource';
import type { FilledForm, FormField } from '../../../domain/leads/form';
import { leadFromFields } from '../../../domain/leads/leadFromFields';
import { asRecords, asText, type Json } from '../../../runtime/client/json';
import type { LeadForm } from './forms';

/** What the item is made of. */
export interface ReadLead {
	documents: LeadDocuments;
	/** ISO 8601 in UTC. */
	createdAt: string;
}

/** A lead as Meta tells it, with the form that it was sent in by. `now`: milliseconds. */
export function readLead(row: Json, form: LeadForm, page: string, now: number): ReadLead {
	const createdAt = timeIn(row.created_time, now);
	const origin = originOf(row, form, page);
	const { lead, answers } = leadFromFields(filledForm(row, form, origin, createdAt), now, 'meta');
	const wasTicked = form.checkboxes.some(({ key, isTickedBefore }) => isTickedBefore && isChecked(row, key));
	const problems = [
		...(wasTicked
			? [{ field: 'lead.consent', message: 'A box of the form is ticked from the start, which is no consent: change the form' }]
			: []),
		...(origin.isTest ? [{ field: 'lead', message: 'This is a test lead of Meta: nobody is behind it' }] : []),
	];
	return {
		documents: {
			lead: { ...lead, campaign: lead.campaign ?? origin.campaign?.name ?? null, problems: [...lead.problems, ...problems] },
			answers,
			origin,
		},
		createdAt,
	};
}

function filledForm(row: Json, form: LeadForm, { leadId, ad }: LeadOrigin, createdAt: string): FilledForm {
	// Who has to prove a consent needs to find it at Meta.
	const title = [form.name, ad?.name, `Meta ${leadId}`].filter(Boolean).join(', ');
	return { fields: [...answersOf(row, form), ...boxesOf(row, form)], title, page: null, sentAt: createdAt };
}

/** `[{name, values}]`; a choice is told by its key. */
function answersOf({ field_data }: Json, { questions }: LeadForm): FormField[] {
	return asRecords(field_data).flatMap(({ name, values }): FormField[] => {
		const key = asText(name);
		if (key === null) return [];
		const question = questions.find((one) => one.key === key);
		const texts = (Array.isArray(values) ? values : [values]).flatMap((value) => asText(value) ?? []);
		const answers = texts.map((text) => question?.choices.get(text) ?? text);
		const hint = hints[question?.type ?? ''];
		return [{ name: question?.label ?? key, answers, ...(hint === undefined ? {} : { hint }) }];
	});
}

const hints: Readonly<Record<string, 'email' | 'phone' | undefined>> = { EMAIL: 'email', PHONE: 'phone' };

/** The consent is in the words that the person read. A box that was ticked from the start is neither a yes nor a no. */
function boxesOf(row: Json, { checkboxes }: LeadForm): FormField[] {
	return asRecords(row.custom_disclaimer_responses).flatMap(({ checkbox_key }): FormField[] => {
		const key = asText(checkbox_key);
		if (key === null) return [];
		const box = checkboxes.find((one) => one.key === key);
		// Without its words a box is no consent to anything, however its key sounds: nobody knows either whether the person ticked it.
		const ticked = box === undefined ? 'ticked, words unknown' : box.isTickedBefore ? 'ticked from the start' : 'true';
		return [{ name: box?.text ?? key, answers: isChecked(row, key) ? [ticked] : [], hint: 'acceptance' }];
	});
}

/** `"1"` or `""`; other clients have met `true`. */
function isChecked({ custom_disclaimer_responses }: Json, key: string): boolean {
	const told = asRecords(custom_disclaimer_responses).filter(({ checkbox_key }) => asText(checkbox_key) === key);
	// A box that is told twice, once ticked and once not, is not ticked.
	return told.length > 0 && told.every(({ is_checked }) => ['1', 'true'].includes(String(is_checked).toLowerCase()));
}

const platforms: Readonly<Record<string, string | undefined>> = { fb: 'facebook', ig: 'instagram' };

function originOf(row: Json, form: LeadForm, page: string): LeadOrigin {
	const platform = asText(row.platform);
	const formId = asText(row.form_id);
	return {
		leadId: asText(row.id) ?? '',
		platform: platform === null ? null : (platforms[platform] ?? platform),
		page: { id: page, name: null },
		form: formId === null ? null : { id: formId, name: form.name },
		ad: named(row, 'ad'),
		adSet: named(row, 'adset'),
		campaign: named(row, 'campaign'),
		isOrganic: typeof row.is_organic === 'boolean' ? row.is_organic : null,
		isTest: isTest(row),
	};
}

/** Of an organic lead the ids are absent, empty or 0. */
function named(row: Json, what: string): Named | null {
	const id = asText(row[`${what}_id`]);
	return id === null || id === '0' ? null : { id, name: asText(row[`${what}_name`]) };
}

/** Meta marks no test; its testing tool fills in such texts, unless somebody writes others into it. */
function isTest({ field_data }: Json): boolean {
	const texts = asRecords(field_data).flatMap(({ values }) => (Array.isArray(values) ? values.map(String) : []));
	return texts.some((text) => /^<?test lead: dummy data/i.test(text) || /^test@(?:meta|fb)\.com$/i.test(text));
}

/** `2026-11-24T15:00:00+0000`; one that cannot be read is now. */
export function timeIn(written: unknown, now: number): string {
	const at = Date.parse(asText(written) ?? '');
	return new Date(Number.isNaN(at) ? now : at).toISOString();
}
