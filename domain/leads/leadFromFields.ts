import { noCadence, type Lead } from '../documents/lead';
import { plainEmail } from '../values/email';
import type { Problem } from '../values/problem';
import { readPhone, type PhoneReading } from '../values/phone';
import { readConsent } from './consentAnswers';
import { consentQuestion } from './consentQuestion';
import { fieldMeaning, plainLabel, type FieldMeaning } from './fieldMeaning';
import type { FilledForm, FormField } from './form';

/** An answer that is no field of a lead, for the seller to read. */
export interface FormAnswer {
	question: string;
	answer: string;
}

export interface LeadOfForm {
	lead: Lead;
	answers: FormAnswer[];
}

interface Meant {
	field: FormField;
	meaning: FieldMeaning | 'consent' | undefined;
}

/**
 * A lead out of a form's fields. What cannot be read is told in `lead.problems` and kept as it was written; nothing is guessed.
 * `now`: milliseconds; `source`: where the lead came from when the form does not say.
 */
export function leadFromFields(form: FilledForm, now: number, source: string | null = null): LeadOfForm {
	const meant = form.fields.map((field): Meant => ({ field, meaning: meaningOf(field) }));
	const first = (...meanings: FieldMeaning[]) => textOf(meant, meanings);
	const email = emailOf(meant);
	const phone = phoneOf(meant);
	const { consent, problem } = readConsent(form, now);
	const lead: Lead = {
		id: null,
		vendor: null,
		source: first('source') ?? source ?? form.title,
		campaign: first('campaign'),
		name: nameOf(meant),
		email: email.value,
		phone: phone.value,
		company: first('company'),
		interest: [first('interest'), first('message')].filter((part) => part !== null).join('\n') || null,
		owner: null,
		consent,
		status: null,
		cadence: noCadence,
		url: null,
		createdAt: null,
		updatedAt: null,
		problems: [
			...email.problems,
			...phone.problems,
			...unreachable(email.value, phone.value),
			...(problem === undefined ? [] : [{ field: 'lead.consent', message: `There is no consent to be written to: ${problem}` }]),
		],
	};
	return { lead, answers: answersIn(meant, lead) };
}

function meaningOf(field: FormField): Meant['meaning'] {
	if (consentQuestion(field) !== undefined) return 'consent';
	return fieldMeaning(field.name);
}

/** The first that was answered, in the order of the meanings. */
function textOf(meant: readonly Meant[], meanings: readonly FieldMeaning[]): string | null {
	return textsOf(meant, meanings)[0] ?? null;
}

function textsOf(meant: readonly Meant[], meanings: readonly FieldMeaning[]): string[] {
	return meanings.flatMap((wanted) =>
		meant.flatMap(({ field, meaning }) => (meaning === wanted && field.answers.length > 0 ? [tidy(field.answers.join(', '))] : [])),
	);
}

/** One blank between words; lines stay lines. */
function tidy(text: string): string {
	return text
		.replace(/[^\S\n]+/g, ' ')
		.replace(/ ?\n ?/g, '\n')
		.trim();
}

function nameOf(meant: readonly Meant[]): string | null {
	const [whole, first, last] = [textOf(meant, ['name']), textOf(meant, ['firstName']), textOf(meant, ['lastName'])];
	// A form with a surname asks for the first name by "name".
	const given = first ?? whole;
	if (last === null) return whole ?? first;
	if (given === null) return last;
	if (whole !== null && first !== null) return whole;
	return given.toLowerCase().endsWith(last.toLowerCase()) ? given : `${given} ${last}`;
}

interface Found {
	value: string | null;
	problems: Problem[];
}

const emailForm = /^[^\s@<>()[\],;:"']+@[^\s@<>()[\],;:"']+\.[\p{L}]{2,}$/u;

/** Small letters. Of several the first that is an address; without a name that says so, one that can be nothing else. */
function emailOf(meant: readonly Meant[]): Found {
	const named = textsOf(meant, ['email']).map((each) => each.replace(/^mailto:/i, ''));
	const hinted = meant
		.filter(({ field, meaning }) => meaning === undefined && field.hint === 'email' && !isOfAnother(field))
		.flatMap(({ field }) => field.answers);
	const other =
		named.length + hinted.length > 0
			? []
			: meant.filter(({ field, meaning }) => meaning === undefined && !isOfAnother(field)).flatMap(({ field }) => field.answers);
	const address = [...named, ...hinted, ...other].map(plainEmail).find((each) => emailForm.test(each));
	if (address !== undefined) return { value: address, problems: differing(meant, address) };
	const written = named[0] ?? hinted[0];
	if (written === undefined) return { value: null, problems: [] };
	return { value: written, problems: [{ field: 'lead.email', message: 'The e-mail is not an address: nothing is sent to it' }] };
}

const another =
	/\b(?:indic\w+|refer\w*|recomend\w+|amig[oa]s?|friends?|conjuge|espos[oa]|marido|mulher|spouse|partner|socio|pai|mae|filh[oa]s?|emergenc\w+|emergency|vendedor\w*|corretor\w*|consultor\w*)\b/;

/** Whoever sent somebody, or has to be called in an emergency, is not the one who asks. */
function isOfAnother({ name }: FormField): boolean {
	return another.test(plainLabel(name));
}

function differing(meant: readonly Meant[], address: string): Problem[] {
	const again = textsOf(meant, ['confirmation'])
		.map(plainEmail)
		.filter((each) => emailForm.test(each));
	const isOther = again.some((each) => each !== address);
	return isOther ? [{ field: 'lead.email', message: 'The e-mail was written in two ways: ask which is right' }] : [];
}

const phoneMeanings: readonly FieldMeaning[] = ['whatsapp', 'mobile', 'phone', 'landline'];

type ValidPhone = Extract<PhoneReading, { valid: true }>;

/** The best of several: what WhatsApp reaches before a landline, what somebody calls WhatsApp before what somebody calls a phone. */
function phoneOf(meant: readonly Meant[]): Found {
	const hinted = meant
		.filter(({ field, meaning }) => meaning === undefined && field.hint === 'phone' && !isOfAnother(field))
		.flatMap(({ field }) => field.answers);
	const area = textOf(meant, ['areaCode'])?.replace(/\D/g, '') ?? '';
	const written = [...textsOf(meant, phoneMeanings), ...hinted];
	const readings = written.map((each) => readWithArea(each, area));
	const valid = readings.filter((reading): reading is ValidPhone => reading.valid);
	const best = valid.find(({ kind }) => kind !== 'landline') ?? valid[0];
	if (best) return { value: best.e164, problems: kindProblem(best) };
	const reason = readings[0];
	if (reason === undefined || reason.valid) return { value: null, problems: [] };
	return { value: written[0]!, problems: [{ field: 'lead.phone', message: `The phone number cannot be read: ${reason.reason}` }] };
}

/** Some forms ask for the area code (DDD) by itself. */
function readWithArea(text: string, area: string): PhoneReading {
	const reading = readPhone(text);
	if (reading.valid || !/^0?\d{2}$/.test(area)) return reading;
	const digits = text.replace(/\D/g, '');
	return digits.length === 8 || digits.length === 9 ? readPhone(`${area.slice(-2)}${digits}`) : reading;
}

function kindProblem({ kind }: ValidPhone): Problem[] {
	if (kind === 'landline') return [{ field: 'lead.phone', message: 'The phone number is a landline: WhatsApp may not reach it' }];
	return kind === 'foreign' ? [{ field: 'lead.phone', message: 'The phone number is not Brazilian' }] : [];
}

function unreachable(email: string | null, phone: string | null): Problem[] {
	if (email !== null || phone !== null) return [];
	return [{ field: 'lead', message: 'There is neither an e-mail nor a phone number: nobody can answer this lead' }];
}

/** What the lead's own fields do not hold: the form's own questions, the town, a second number. Nothing that was answered is lost. */
function answersIn(meant: readonly Meant[], lead: Lead): FormAnswer[] {
	const answered = meant.map((each) => ({ ...each, answer: tidy(each.field.answers.join(', ')) })).filter(({ answer }) => answer !== '');
	const area = textOf(meant, ['areaCode'])?.replace(/\D/g, '') ?? '';
	return answered
		.filter(({ field, meaning, answer }) => !isHeld(lead, meaning, field, answer, area))
		.map(({ field, answer }) => ({ question: field.name, answer }));
}

function isHeld(lead: Lead, meaning: Meant['meaning'], field: FormField, answer: string, area: string): boolean {
	const holds = (...texts: (string | null)[]) => texts.some((text) => text?.toLowerCase().includes(answer.toLowerCase()));
	switch (meaning) {
		case 'name':
		case 'firstName':
		case 'lastName':
			return holds(lead.name);
		case 'company':
		case 'source':
		case 'campaign':
			return lead[meaning] === answer;
		case 'interest':
		case 'message':
			return holds(lead.interest);
		case 'consent':
			return lead.consent.proof?.includes(field.name) === true;
		case 'city':
		case 'state':
			return false;
		case 'areaCode':
			return lead.phone?.startsWith(`+55${area.slice(-2)}`) === true;
		default:
			return isContact(lead, field, area);
	}
}

/** Whether the field is the number or the address that was taken. */
function isContact({ email, phone }: Lead, { answers }: FormField, area: string): boolean {
	return answers.every((text) => {
		const reading = readWithArea(text, area);
		return (
			text === phone || (reading.valid && reading.e164 === phone) || plainEmail(text.replace(/^mailto:/i, '')) === email?.toLowerCase()
		);
	});
}
