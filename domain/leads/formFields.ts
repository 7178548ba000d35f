import type { FieldHint, FilledForm, FormField } from './form';

/**
 * The fields of a web form, in whatever shape they come: flat (n8n's form, Contact Form 7, Meta's trigger), beneath `body` (a webhook),
 * lists of names and values (Meta's `field_data`, Tally), fields by id (Elementor), answers beside their questions (Typeform), and the
 * deliveries of RD Station, old and new. Several leads in one delivery are several forms.
 */
export function formsIn(delivery: unknown): FilledForm[] {
	const body = bodyOf(delivery);
	const leads = isRecord(body) && Array.isArray(body.leads) ? body.leads.filter(isRecord) : [];
	if (leads.length > 0) return leads.map((lead) => formOf(lead));
	if (Array.isArray(body) && body.length > 0 && body.every((each) => isRecord(each) && labelled(each) === undefined)) {
		return body.flatMap((each) => formsIn(each));
	}
	return [formOf(body, isRecord(delivery) ? delivery.query : undefined)];
}

type Json = Readonly<Record<string, unknown>>;

/** A webhook's item has the delivery beneath `body`; what stands in the address (utm_…) counts, too. */
function bodyOf(delivery: unknown): unknown {
	if (!isRecord(delivery)) return delivery;
	return 'body' in delivery && ('headers' in delivery || 'query' in delivery) ? delivery.body : delivery;
}

function formOf(body: unknown, query?: unknown): FilledForm {
	const fields = [...fieldsIn(typeformAnswers(body) ?? body, '', 0), ...fieldsIn(query, '', 0)].slice(0, mostFields);
	return {
		fields: fields.filter(({ name }) => !plumbing.test(name)),
		title: firstText(body, titles),
		page: firstText(body, pages),
		sentAt: firstText(body, times),
	};
}

const mostFields = 300;
const deepest = 6;

/** Where forms keep what is about the form itself; a path's parts are parted by dots. */
const titles = [
	'form.name',
	'form.title',
	'form_name',
	'formName',
	'formTitle',
	'form_title',
	'form_response.definition.title',
	'data.formName',
	'last_conversion.content.identificador',
	'first_conversion.content.identificador',
	'event_identifier',
	'ad.name',
	'ad_name',
];
const pages = ['meta.page_url.value', 'page_url', 'pageUrl', 'Page URL', 'landing_page', 'url_pagina', 'referrer', 'referer_url'];
const times = [
	'submittedAt',
	'submitted_at',
	'form_response.submitted_at',
	'event_timestamp',
	'created_time',
	'createdAt',
	'created_at',
	'data.createdAt',
	'Carimbo de data/hora',
	'Timestamp',
	'timestamp',
];

/** What says nothing of the person. */
const plumbing =
	/^(?:id|uuid|ids?_.*|.*_id|.*Id|form|form_?(?:name|title|mode|url)|event_?(?:type|identifier|id)|entity_type|_?token|.*nonce.*|action|ip|remote_?ip|user_?agent|g-recaptcha-response|honeypot|submitted_?at|created_?(?:at|time)|createdAt|event_timestamp|timestamp|page_url|type|ref|hidden|_wpcf7.*|_wp.*)$/i;

/** Rooms that only hold fields: they give them no name. */
const rooms =
	/^(?:data|fields?|form_?fields|formData|answers?|contact|lead|submission|response|payload|metadata|meta|custom_?fields|field_data|form_response|namedValues|formQueryParameters|query|content|last_conversion|custom_disclaimer_responses|values|all_fields|body|rawRequest|\d+)$/i;

/** What stands beside the fields and is none. */
const notFields = new Set([
	'headers',
	'params',
	'definition',
	'first_conversion',
	'tags',
	'options',
	'variables',
	'funnel',
	'signature',
	'page',
]);

function fieldsIn(value: unknown, name: string, depth: number): FormField[] {
	if (value === undefined || depth > deepest) return [];
	if (Array.isArray(value)) {
		return value.some(isRecord) ? value.flatMap((each) => fieldsIn(each, name, depth + 1)) : fieldOf(name, value);
	}
	if (!isRecord(value)) return fieldOf(name, value);
	const field = labelled(value);
	if (field !== undefined) return [field];
	return Object.entries(value).flatMap(([key, inner]) => {
		if (notFields.has(key)) return [];
		const own = bare(key);
		const isInner = isRecord(inner) || (Array.isArray(inner) && inner.some(isRecord));
		if (isInner && rooms.test(own)) return fieldsIn(inner, name, depth + 1);
		const titled = isRecord(inner) && labelled(inner) === undefined ? withTitle(inner, own) : undefined;
		if (titled !== undefined) return [titled];
		return fieldsIn(inner, name === '' ? own : `${name} ${own}`, depth + 1);
	});
}

function fieldOf(name: string, value: unknown, hint?: FieldHint): FormField[] {
	if (name === '') return [];
	return [{ name, answers: textsOf(value), ...(hint === undefined ? {} : { hint }) }];
}

/** `form_fields[name]` is `name`. */
function bare(key: string): string {
	return /\[([^\][]+)\](?:\[\])?$/.exec(key)?.[1] ?? key;
}

const labels = ['label', 'title', 'question', 'name', 'key', 'field', 'checkbox_text', 'checkbox_key'];
const values = ['value', 'values', 'answer', 'answers', 'response', 'is_checked', 'raw_value'];

/** A field that stands by itself with its name and its value; undefined for anything else. */
function labelled(value: Json): FormField | undefined {
	const basis = legalBasis(value);
	if (basis) return basis;
	const label = labels.find((key) => typeof value[key] === 'string' && value[key].trim() !== '');
	const answer = values.find((key) => key in value);
	if (label === undefined || answer === undefined) return undefined;
	const hint = 'is_checked' in value ? 'acceptance' : hintOf(value.type);
	return fieldOf(String(value[label]), chosen(value[answer], value.options), hint)[0];
}

/** Of a field without a label, the name under which it stands. */
function withTitle(value: Json, key: string): FormField | undefined {
	return 'value' in value && typeof value.value !== 'object' ? fieldOf(key, value.value, hintOf(value.type))[0] : undefined;
}

/** RD Station: `{category: "communications", type: "consent", status: "granted"}`. */
function legalBasis({ category, type, status }: Json): FormField | undefined {
	if (type !== 'consent' || typeof category !== 'string' || typeof status !== 'string') return undefined;
	return { name: `${category} ${type}`, answers: [status], hint: 'acceptance' };
}

/** Tally names the options that were chosen by their ids. */
function chosen(value: unknown, options: unknown): unknown {
	if (!Array.isArray(value) || !Array.isArray(options)) return value;
	const texts = new Map(options.filter(isRecord).map(({ id, text }) => [id, text]));
	return value.map((each) => texts.get(each) ?? each);
}

function hintOf(type: unknown): FieldHint | undefined {
	const name = typeof type === 'string' ? type.toLowerCase() : '';
	if (/email/.test(name)) return 'email';
	if (/^(?:tel|phone|phone_?number|input_phone_number)$/.test(name)) return 'phone';
	return /^(?:acceptance|accept|legal|consent|gdpr)$/.test(name) ? 'acceptance' : undefined;
}

/** Typeform tells the answers by the ids of the questions. */
function typeformAnswers(body: unknown): unknown {
	const response = isRecord(body) && isRecord(body.form_response) ? body.form_response : undefined;
	if (!response || !Array.isArray(response.answers)) return undefined;
	const definition = isRecord(response.definition) ? response.definition : {};
	const questions = Array.isArray(definition.fields) ? definition.fields.filter(isRecord) : [];
	const titleOf = new Map(questions.map(({ id, title }) => [id, title]));
	const answers = response.answers.filter(isRecord).map((answer) => {
		const { id, ref, type } = isRecord(answer.field) ? answer.field : ({} as Json);
		return { title: titleOf.get(id) ?? ref ?? id, type, value: typeformValue(answer) };
	});
	return { answers, hidden_fields: undefined, ...(isRecord(response.hidden) ? response.hidden : {}) };
}

function typeformValue(answer: Json): unknown {
	const value = answer[String(answer.type)];
	if (!isRecord(value)) return value;
	return value.label ?? value.labels ?? value.other;
}

function textsOf(value: unknown): string[] {
	const list: unknown[] = Array.isArray(value) ? value : [value];
	return list
		.filter((each) => typeof each === 'string' || typeof each === 'boolean' || (typeof each === 'number' && Number.isFinite(each)))
		.map((each) => String(each).trim())
		.filter((each) => each !== '');
}

function firstText(body: unknown, paths: readonly string[]): string | null {
	for (const path of paths) {
		const found = isRecord(body) ? (body[path] ?? path.split('.').reduce<unknown>(inside, body)) : undefined;
		if ((typeof found === 'string' || typeof found === 'number') && String(found).trim() !== '') return String(found).trim();
	}
	return null;
}

function inside(value: unknown, key: string): unknown {
	return isRecord(value) ? value[key] : undefined;
}

function isRecord(value: unknown): value is Json {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
