import { leadChannels, type LeadChannel, type LeadConsent } from '../documents/lead';
import { isoMoment } from '../values/isoMoment';
import { consentQuestion, isReserved } from './consentQuestion';
import { fieldMeaning, plainLabel } from './fieldMeaning';
import type { FilledForm, FormField } from './form';

/**
 * The consent to be written to, from the boxes of a form. LGPD (Lei 13.709/2018): it is a free, informed and unambiguous statement for a
 * definite purpose (art. 5 XII), general authorisations are void (art. 8 § 4), and who relies on it has to prove it (art. 8 § 2). So the
 * box of a privacy policy is none, a box that was left empty is none, and an answer that cannot be read is none.
 */
export interface ConsentReading {
	consent: LeadConsent;
	/** What is wrong with it, for people; undefined where it was given. */
	problem?: string;
}

const yes =
	/^(?:true|1|on|yes|y|sim|s|x|ok|checked|marcado|selecionado|granted|accepted|aceito|aceita|aceitou|concordo|concorda|autorizo|autoriza|agree|i agree|accept|i accept|eu aceito|eu concordo|sim .*|yes .*)$/;
const no =
	/^(?:false|0|off|no|n|nao|unchecked|declined|denied|revoked|recuso|nao .*|no .*|discordo|don t agree|do not agree|i do not .*|i don t .*)$/;

const negation = /\b(?:nao(?: (?!envi)|$)|not|nunca|jamais|never|exceto|salvo|menos|except)\b|\bn t\b/;

type Answer = 'yes' | 'no' | 'unclear';

/** A box whose own text comes as the answer was ticked; one that is empty says no. */
function answerOf(field: FormField): Answer {
	const [first, ...others] = field.answers.map(plainLabel);
	if (first === undefined) return 'no';
	// "No WhatsApp" is a yes in Portuguese and a no in English.
	if (/^no /.test(first) && channelsIn(first).length > 0) return 'unclear';
	if (others.length === 0 && no.test(first)) return 'no';
	if (isReserved(field.name)) return 'unclear';
	if (first === plainLabel(field.name)) return 'yes';
	const list = [first, ...others];
	// "Sim, mas não pelo WhatsApp" names what is not wanted.
	if (list.some((each) => negation.test(each))) return 'unclear';
	if (list.every((each) => yes.test(each) || consentQuestion({ name: each, answers: [] }) === 'consent')) return 'yes';
	return list.every((each) => channelsIn(each).length > 0) ? 'yes' : 'unclear';
}

const channelWords: Readonly<Record<LeadChannel, RegExp>> = {
	whatsapp: /\b(?:whats\w*|zap\w*|wpp)\b/,
	email: /\b(?:emails?|e mails?|newsletter|correio eletronico)\b/,
	phone: /\b(?:telefon\w+|phone|ligac\w+|ligar|calls?|sms)\b/,
};

function channelsIn(text: string): LeadChannel[] {
	const plain = plainLabel(text);
	return leadChannels.filter((channel) => channelWords[channel].test(plain));
}

/** n8n and others tell a list of boxes by the texts of those that were ticked: each is a question with its answer. */
function boxesOf(field: FormField): FormField[] {
	const question = consentQuestion(field);
	if (question === 'consent' || question === 'refusal' || fieldMeaning(field.name) !== undefined) return [field];
	const boxes = field.answers.map((text): FormField => ({ name: text, answers: [text] }));
	const asking = boxes.filter((box) => ['consent', 'refusal'].includes(consentQuestion(box) ?? ''));
	return asking.length > 0 ? asking : [field];
}

interface Statement {
	field: FormField;
	isGranted: boolean;
	/** Empty for all. */
	channels: LeadChannel[];
}

/** `now`: milliseconds, for a form that does not say when it was sent. */
export function readConsent(form: FilledForm, now: number): ConsentReading {
	const asked = form.fields.flatMap(boxesOf).flatMap((field) => {
		const question = consentQuestion(field);
		return question === undefined ? [] : [{ field, question, answer: answerOf(field) }];
	});
	const statements = asked.flatMap(({ field, question, answer }): Statement[] => {
		if (question === 'policy' || answer === 'unclear') return [];
		// Who leaves the box "I want nothing" empty has not asked for anything.
		if (question === 'refusal') return answer === 'yes' ? [{ field, isGranted: false, channels: channelsIn(field.name) }] : [];
		const chosen = field.answers.flatMap(channelsIn);
		return [{ field, isGranted: answer === 'yes', channels: [...new Set(chosen.length > 0 ? chosen : channelsIn(field.name))] }];
	});
	if (statements.length > 0) return stated(statements, form, now);
	const unclear = asked.find(({ question, answer }) => question !== 'policy' && answer === 'unclear');
	if (unclear) return unknown(`the answer to "${short(unclear.field.name)}" is neither a yes nor a no`);
	if (asked.some(({ question }) => question === 'policy')) {
		return unknown('the form asks to accept terms or a privacy policy only, which is no consent to be written to');
	}
	return unknown('the form does not ask for it');
}

function stated(statements: readonly Statement[], form: FilledForm, now: number): ConsentReading {
	const granted = leadChannels.filter((channel) => isGranted(channel, statements));
	// A clock that is ahead must not make a consent outlive an opt-out.
	const sentAt = isoMoment(form.sentAt);
	const at = new Date(Number.isNaN(sentAt) ? now : Math.min(sentAt, now)).toISOString();
	const proof = proofOf(statements, form);
	if (granted.length === 0)
		return { consent: { given: false, at, proof, channels: [] }, problem: 'it was refused, or its box was left empty' };
	return { consent: { given: true, at, proof, channels: granted.length === leadChannels.length ? [] : granted } };
}

/** What is said of the channel itself counts more than what is said of all; among equals a no counts more than a yes. */
function isGranted(channel: LeadChannel, statements: readonly Statement[]): boolean {
	const own = statements.filter(({ channels }) => channels.includes(channel));
	const general = statements.filter(({ channels }) => channels.length === 0);
	const deciding = own.length > 0 ? own : general;
	const isRefusedForAll = general.some(({ field, isGranted: yes }) => !yes && consentQuestion(field) === 'refusal');
	return deciding.length > 0 && !isRefusedForAll && deciding.every(({ isGranted: yes }) => yes);
}

/** Who proves it reads the words of the form, as they were. */
function proofOf(statements: readonly Statement[], { title, page }: FilledForm): string {
	const answers = statements.map(
		({ field }) => `"${short(field.name)}": ${field.answers.length > 0 ? field.answers.map(short).join(', ') : '-'}`,
	);
	return [answers.join('; '), title, page].filter((part) => part !== null).join(' | ');
}

/** A text of consent is kept whole, a novel is not. */
function short(text: string): string {
	return text.length > 600 ? `${text.slice(0, 599)}…` : text;
}

function unknown(problem: string): ConsentReading {
	return { consent: { given: null, at: null, proof: null, channels: [] }, problem };
}
