import { asText, type Json } from '../../../runtime/client/json';
import { readConsent } from '../../../runtime/crm/consentText';
import type { LeadField, LeadFields, StoredLead } from '../../../runtime/crm/leadStore';
import { joinName, splitName } from '../../../domain/values/personName';
import { unreadableAnswer } from '../../../runtime/errors/unreadableAnswer';
import { mayWrite } from '../../../domain/documents/lead';
import { vendor } from '../client/vendor';
import type { OwnFields } from './fields';

/** `phone` is what RD Station recognises somebody by beside the e-mail; the other two are what people see. */
const standard = { email: 'email', phone: 'mobile_phone', mobile: 'personal_phone', phoneKey: 'phone' } as const satisfies Partial<
	Record<LeadField, string>
>;

export const standardFields = ['firstName', 'lastName', ...(Object.keys(standard) as (keyof typeof standard)[])] as const;

export function readContact(contact: Json, own: OwnFields, afterWrite = false): StoredLead {
	const id = asText(contact.uuid);
	if (id === null) throw unreadableAnswer(vendor, afterWrite ? 'unknownOutcome' : 'transient', 'a contact', ['uuid']);
	const named = Object.entries({ ...standard, ...own }).map(([field, name]) => [field, asText(contact[name])] as const);
	const fields: LeadFields = Object.fromEntries(named.filter(([, value]) => value !== null));
	const numbers = [fields.phone, fields.mobile, fields.phoneKey].flatMap((each) => each ?? []);
	return {
		id,
		fields: { ...splitName(asText(contact.name)), ...fields },
		phones: [...new Set(numbers)],
		createdAt: null,
		updatedAt: null,
		url: null,
	};
}

/** As RD Station takes them. `before`: half a name is written with the other half. */
export function toContact(fields: LeadFields, own: OwnFields, before?: LeadFields): Json {
	const { firstName, lastName } = { ...before, ...fields };
	const isNamed = fields.firstName !== undefined || fields.lastName !== undefined;
	const named = Object.entries({ ...standard, ...own }).flatMap(([field, name]) => {
		const value = fields[field as LeadField];
		return value === undefined ? [] : [[name, value]];
	});
	const basis = legalBasis(fields.consent, before === undefined);
	return {
		...Object.fromEntries(named),
		...(isNamed ? { name: joinName(firstName, lastName) ?? '' } : {}),
		...(basis === undefined ? {} : { legal_bases: [{ category: 'communications', type: 'consent', status: basis }] }),
	};
}

/**
 * What RD Station's own e-mails go by. It is granted for a new contact only: RD Station does not tell who has unsubscribed there, and who
 * has must not be brought back by a form.
 */
function legalBasis(text: string | undefined, isNew: boolean): 'granted' | 'declined' | undefined {
	const consent = readConsent(text);
	if (consent.given === false) return 'declined';
	return isNew && mayWrite({ consent }, 'email') ? 'granted' : undefined;
}
