import type { AppointmentCustomer } from '../documents/appointment';
import { readPhone } from '../values/phone';
import { parseTaxId, parseTaxIdField, type TaxId } from '../values/taxId';

/**
 * What notes and titles tell of a customer. People write `Telefone: (11) 91234-5678`; booking pages write a question and its answer, on
 * one line or on two.
 */

const phoneWords =
	/\b(?:telefone|telephone|tel|fone|celular|cel|whats\s?app|whats|zap|phone|mobile|cell|sms|text (?:reminder|message)s?|teléfono|móvil|número de contato|contato)\b/i;
const taxIdWords = /\b(?:cpf|cnpj|tax ?id|taxpayer|documento|document number)\b/i;
const nameWords =
	/^(?:nome|nome completo|seu nome|nome d[oae] \p{L}+|cliente|paciente|alun[oa]|name|your name|full name|customer|client|patient|invitee|nombre)$/iu;
const emergency = /\b(?:emerg[eê]ncia|emergency|emergencia)\b/iu;
const othersWords =
	/\b(?:cl[ií]nica|clinic|consult[oó]rio|recep[cç][aã]o|reception|m[eé]dic[oa]|doctor|doutora?|dra?|dentista|dentist|d[oa] profissional|indicad[oa]|indica[cç][aã]o|referred|organi[sz](?:er|ador|adora))\b/iu;
/** Where the shop tells people how to reach it, or who sent the customer: that number is theirs. */
const shopsWords =
	/\b(?:d[uú]vidas|em caso de d[uú]vida|fale conosco|entre em contato(?! com)|nosso (?:\p{L}+ ){0,2}(?:whats\p{L}*|telefone|n[uú]mero|contato)|^\P{L}*(?:indicad[oa]s? por|indica[cç][aã]o d[aeo]|referred by)|^\P{L}*para (?:(?:re|des)?marcar|(?:re)?agendar|cancelar)|contact us|call us)(?!\p{L})/iu;
const customersWords = /\b(?:seus?|suas?|your|paciente|patient|cliente|client|customer|alun[oa])\b/iu;
const emailForm = /[^\s@<>()[\],;:"']+@[^\s@<>()[\],;:"']+\.[a-z]{2,}/i;

/** A Brazilian mobile number as people write it for other people: no CPF and no order number looks like it. */
const shown = /(?:\+\d[\d\s().-]{7,18}\d|\(\d{2}\)\s?9?\s?\d{4}[\s-]?\d{4}|\b\d{2}\s9\s?\d{4}[\s-]?\d{4}\b|\b\d{2}\s?9\d{4}-\d{4}\b)/g;

/** `cel 11912345678`: digits that could be anything else, but for the word before them. */
const named =
	/\b(?:telefone|tel|fone|celular|cel|whats\s?app|whats|zap|phone|mobile|cell)\b[\s.\-–—=]{0,3}(\+?\(?\d[\d ().-]{8,18}\d)(?!\d)/giu;

/** Links that open a chat with a number. */
const chatLink = /(?:wa\.me\/|api\.whatsapp\.com\/send\/?\?phone=)\+?(\d{10,15})/gi;

/** What a booking page asked, and what the customer answered. */
export interface Answer {
	question: string;
	answer: string;
}

/** What the answers of a booking page tell of a customer, whatever its owner called the questions (Portuguese or English). */
export function answeredContact(answers: readonly Answer[]): AppointmentCustomer {
	const said = answers.filter(({ question, answer }) => answer.trim() !== '' && !isOthers(question));
	const taxId = answeredTaxId(said);
	return {
		name: said.find(({ question }) => nameWords.test(question))?.answer ?? null,
		email: said.map(({ answer }) => emailForm.exec(answer)?.[0]).find((email) => email !== undefined) ?? null,
		phone: writtenPhone(said, said.map(({ answer }) => answer).join('\n')),
		...(taxId === undefined ? {} : { taxId }),
	};
}

/** Asked for by its name; else written so that it can be nothing else. */
function answeredTaxId(answers: readonly Answer[]): TaxId | undefined {
	const asked = answers.filter(({ question }) => taxIdWords.test(question)).map(({ answer }) => parseTaxIdField(answer));
	const shown = answers.filter(({ answer }) =>
		/^\s*(?:\d{3}\.\d{3}\.\d{3}-\d{2}|[\dA-Z]{2}\.[\dA-Z]{3}\.[\dA-Z]{3}\/[\dA-Z]{4}-\d{2})\s*$/.test(answer),
	);
	return [...asked, ...shown.map(({ answer }) => parseTaxId(answer))].find((taxId) => taxId !== undefined);
}

export function writtenContact(title: string | null, notes: string | null): AppointmentCustomer {
	const text = withoutOthers(notes ?? '');
	const answers = answersIn(text);
	return {
		name: answers.find(({ question }) => nameWords.test(question))?.answer ?? null,
		email: answers.map(({ answer }) => emailForm.exec(answer)?.[0]).find((email) => email !== undefined) ?? null,
		phone: writtenPhone(answers, `${text}\n${title ?? ''}`),
	};
}

/** The best of several numbers: the first that WhatsApp can reach, else the first that exists, else the first as it was written. */
export function bestPhone(candidates: readonly unknown[]): string | null {
	const written = candidates.filter((each): each is string => typeof each === 'string' && each.trim() !== '');
	const readings = written.map((each) => readPhone(each)).filter((reading) => reading.valid);
	const best = readings.find(({ kind }) => kind !== 'landline') ?? readings[0];
	return best?.e164 ?? written[0]?.trim() ?? null;
}

/** Whether WhatsApp can reach the number. */
export function isReachable(phone: string | null | undefined): boolean {
	const reading = readPhone(phone);
	return reading.valid && reading.kind !== 'landline';
}

/** The lines that are about the customer: a label that names somebody else goes with its answer, which may stand below it. */
function withoutOthers(text: string): string {
	const lines = text.split('\n').filter((line) => line.trim() !== '');
	const isTheirs = (line = '') => {
		const before = /^[^\d(+]*/.exec(line)![0];
		return isOthers(/^([^:]{2,80}):/.exec(line)?.[1] ?? '') || emergency.test(before) || shopsWords.test(before);
	};
	const isAsked = (line = '') => isTheirs(line) && /:\s*$/.test(line);
	return lines.filter((line, index) => !isTheirs(line) && !isAsked(lines[index - 1])).join('\n');
}

/** Asks for somebody else's number or name: nobody else may be written to in the customer's place. */
function isOthers(question: string): boolean {
	return emergency.test(question) || (othersWords.test(question) && !customersWords.test(question));
}

/** `question: answer`, or a question with its answer on the next line. */
function answersIn(text: string): Answer[] {
	const lines = text.split('\n').filter((line) => line.trim() !== '');
	return lines.flatMap((line, index) => {
		const [, question, answer = ''] = /^([^:]{2,80}?)\s*:\s*(.*)$/.exec(line) ?? [];
		if (question === undefined) return [];
		const next = lines[index + 1] ?? '';
		return [{ question: question.replace(/^[-*•\s]+/, '').trim(), answer: answer.trim() || next.trim() }];
	});
}

function writtenPhone(answers: readonly Answer[], text: string): string | null {
	const labelled = answers.filter(({ question }) => phoneWords.test(question)).flatMap(({ answer }) => numbersIn(answer));
	const told = [...labelled, ...belowAddresses(text)];
	if (told.length > 0) return bestPhone(told);
	const links = [...text.matchAll(chatLink)].map(([, digits]) => `+${digits}`);
	const words = [...text.matchAll(named)].map(([, number]) => number!);
	// Numbers to dial into a conference are landlines and foreign ones.
	const mobiles = [...words, ...(text.match(shown) ?? [])].filter((each) => {
		const reading = readPhone(each);
		return reading.valid && reading.kind === 'mobile';
	});
	const found = [...links, ...mobiles];
	return found.length > 0 ? bestPhone(found) : null;
}

/** Who comes, as booking pages list people: a name, an e-mail below it, and a number below that. */
function belowAddresses(text: string): string[] {
	const lines = text.split('\n').map((line) => line.trim());
	const isAddress = (line = '') => emailForm.exec(line)?.[0] === line;
	const isHost = (line = '') => /[-–(]\s*organi[sz](?:er|ador[a]?)\)?$/i.test(line);
	return lines.filter((line, index) => {
		return /^\+?[\d\s().-]{8,}$/.test(line) && isAddress(lines[index - 1]) && !isHost(lines[index - 2]);
	});
}

/** Two numbers may stand in one answer. */
function numbersIn(answer: string): string[] {
	const parts = answer.split(/[;|,]| ou | or | e | \/ |\s\/|\/\s/i).map((part) => part.trim());
	return parts.filter((part) => part.replace(/\D/g, '').length >= 8);
}
