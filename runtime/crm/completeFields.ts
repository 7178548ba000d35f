import { leadChannels, mayWrite, noConsent, type LeadConsent } from '../../domain/documents/lead';
import type { LeadDraft } from '../../domain/ports/leadKeeper';
import { isoMoment } from '../../domain/values/isoMoment';
import type { Problem } from '../../domain/values/problem';
import { consentText, laterConsent, readConsent } from './consentText';
import { samePhone, type Identity } from './identity';
import type { LeadFields, StoredLead } from './leadStore';
import { areOthers, joinName, splitName } from '../../domain/values/personName';

/** All that is known of a person, as a new record gets it. */
export function newFields(draft: LeadDraft, identity: Identity, owner: string | undefined): LeadFields {
	const { email, phone } = identity;
	return withoutEmpty({
		...splitName(draft.name),
		email,
		// What nobody can read is kept as it was written: the seller may know.
		phone: identity.writtenPhone ?? (isWords(draft.phone) ? null : draft.phone),
		company: draft.company,
		interest: draft.interest,
		status: draft.status,
		source: draft.source,
		campaign: draft.campaign,
		consent: draft.consent.given === null ? null : consentText(draft.consent),
		owner,
		emailKey: email,
		phoneKey: phone,
	});
}

export const otherThanGiven = 'is another one in the CRM than the person gave';

export interface Completion {
	fields: LeadFields;
	/** What the person said otherwise than the CRM has it: nobody's words are written over. */
	problems: Problem[];
	/** The same with what was said, as lines for the seller: the record has no place for it. */
	otherwise: string[];
}

/** Fills in what is empty. `phoneIsTaken`: the number is another record's, too. */
export function completion(
	{ fields, phones, updatedAt }: StoredLead,
	draft: LeadDraft,
	identity: Identity,
	owner: string | undefined,
	phoneIsTaken: boolean,
): Completion {
	const offered = newFields(draft, identity, owner);
	const isEmpty = (field: keyof LeadFields) => fields[field] === undefined;
	const isOther = areOthers(joinName(fields.firstName, fields.lastName), draft.name);
	// An address makes one person of two where the name is another's: a mother's record, found by the phone in the house.
	const simple = (
		['company', 'interest', 'status', 'source', 'campaign', 'owner', ...(isOther ? [] : (['email'] as const))] as const
	).filter(isEmpty);
	const { email } = identity;
	const isOtherEmail = email !== null && (isEmpty('email') ? isOther : fields.email?.toLowerCase() !== email);
	const stored = readConsent(fields.consent);
	const offeredConsent = isOtherEmail ? withoutEmail(draft.consent, stored) : draft.consent;
	const consent = isOlderThan(fields.consent, offeredConsent, updatedAt) ? undefined : laterConsent(stored, offeredConsent);
	const phone = phoneIsTaken ? {} : phoneCompletion(phones, fields, offered);
	const others: [string, string, string | null | undefined][] = [
		['lead.email', 'E-mail', isOtherEmail ? email : null],
		['lead.phone', 'Phone', phone === undefined ? offered.phone : null],
		['lead.name', 'Name', isOther ? draft.name?.trim() : null],
	];
	const different = others.filter(([, , value]) => value);
	const unread = unreadContact(draft, identity);
	const keys = {
		...(isEmpty('emailKey') && !isOtherEmail ? { emailKey: offered.emailKey } : {}),
		...(isEmpty('phoneKey') && !phoneIsTaken ? { phoneKey: offered.phoneKey } : {}),
	};
	const filled = { ...pick(offered, simple), ...nameCompletion(fields, offered), ...phone, ...keys };
	return {
		fields: withoutEmpty({ ...filled, ...(consent ? { consent: consentText(consent) } : {}) }),
		problems: [...different.map(([field]) => ({ field, message: otherThanGiven })), ...unread.problems],
		otherwise: [...different.map(([, label, value]) => `${label}: ${value}`), ...unread.otherwise],
	};
}

/** For clocks that differ. */
const toleranceMs = 5 * 60_000;

/** A person's "não" has no time but that of the record: a form from before its last change does not take the word's place. */
function isOlderThan(word: string | undefined, offered: LeadConsent, updatedAt: string | null): boolean {
	const { given, at } = readConsent(word);
	if (word === undefined || given === true || at !== null) return false;
	return isoMoment(offered.at) < Date.parse(updatedAt ?? '') - toleranceMs;
}

/** What a field for a number holds in every CRM (40 letters in Salesforce): more are words, and half of them may be another number. */
const longestPhone = 40;

/** What no CRM takes for an address or a number: whoever reads it may see what is meant. */
export function unreadContact(draft: LeadDraft, { problems }: Identity): Pick<Completion, 'problems' | 'otherwise'> {
	const written: Readonly<Record<string, [label: string, text: string | null]>> = {
		'lead.email': ['E-mail', draft.email],
		'lead.phone': ['Phone', isWords(draft.phone) ? draft.phone : null],
	};
	const unread = problems.filter(({ field }) => written[field]?.[1]);
	return { problems: unread, otherwise: unread.map(({ field }) => `${written[field]![0]}: ${written[field]![1]!.trim()}`) };
}

const isWords = (phone: string | null): boolean => phone !== null && phone.trim().length > longestPhone;

/** Who shares a phone may agree for it, not for the e-mail of whom the record is about. */
function withoutEmail(offered: LeadConsent, stored: LeadConsent): LeadConsent {
	if (offered.given !== true) return offered;
	const channels = leadChannels.filter((channel) => channel !== 'email' && mayWrite({ consent: offered }, channel));
	const isKnown = channels.every((channel) => mayWrite({ consent: stored }, channel));
	return isKnown ? noConsent : { ...offered, channels };
}

/** Half a name is completed only where the other half is the same. */
function nameCompletion(fields: LeadFields, offered: LeadFields): LeadFields {
	if (joinName(fields.firstName, fields.lastName) === null) return pick(offered, ['firstName', 'lastName']);
	const isSame = fields.lastName === undefined && fields.firstName?.toLowerCase() === offered.firstName?.toLowerCase();
	return isSame ? pick(offered, ['lastName']) : {};
}

/** Undefined where the record has no room for one more number. */
function phoneCompletion(phones: readonly string[], fields: LeadFields, { phone }: LeadFields): LeadFields | undefined {
	if (phone === undefined || phones.some((each) => each === phone || samePhone(each, phone))) return {};
	if (fields.phone === undefined) return { phone };
	return fields.mobile === undefined ? { mobile: phone } : undefined;
}

function pick(fields: LeadFields, names: readonly (keyof LeadFields)[]): LeadFields {
	return Object.fromEntries(names.map((name) => [name, fields[name]]));
}

function withoutEmpty(fields: Readonly<Record<string, string | null | undefined>>): LeadFields {
	return Object.fromEntries(Object.entries(fields).flatMap(([name, value]) => (value?.trim() ? [[name, value.trim()]] : [])));
}
