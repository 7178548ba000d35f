import type { Lead } from '../../domain/documents/lead';
import { isEmail, plainEmail } from '../../domain/values/email';
import { readPhone, type PhoneKind } from '../../domain/values/phone';
import type { Problem } from '../../domain/values/problem';
import type { Vendor } from '../client/vendor';
import { IntegrationError } from '../errors/integrationError';

/** By what a person is known. */
export interface Identity {
	/** In small letters, as CRMs compare them. */
	email: string | null;
	/** E.164; null where there is none, or where it is a house's or a company's and the e-mail says who it is. */
	phone: string | null;
	/** E.164 of any number that could be read, for the field. */
	writtenPhone: string | null;
	kind: PhoneKind | null;
	problems: Problem[];
}

export function readIdentity({ email, phone }: Pick<Lead, 'email' | 'phone'>): Identity {
	const problems: Problem[] = [];
	const address = plainEmail(email ?? '');
	const hasEmail = isEmail(address);
	if (address !== '' && !hasEmail) problems.push({ field: 'lead.email', message: 'is not an e-mail address' });
	const reading = phone === null || phone.trim() === '' ? undefined : readPhone(phone);
	if (reading === undefined) problems.push({ field: 'lead.phone', message: 'is missing: nobody can be called or written to on WhatsApp' });
	if (reading?.valid === false) problems.push({ field: 'lead.phone', message: `is not a phone number: ${reading.reason}` });
	const number = reading?.valid === true ? reading : undefined;
	if (number?.kind === 'landline') problems.push({ field: 'lead.phone', message: 'is a landline, which seldom has WhatsApp' });
	return {
		email: hasEmail ? address : null,
		phone: number === undefined || (number.kind === 'landline' && hasEmail) ? null : number.e164,
		writtenPhone: number?.e164 ?? null,
		kind: number?.kind ?? null,
		problems,
	};
}

/** Without e-mail and phone nobody could tell whether the CRM has the person already. */
export function requireIdentity(vendor: Vendor, identity: Identity): void {
	if (identity.email !== null || identity.phone !== null) return;
	throw new IntegrationError(vendor, {
		class: 'validation',
		code: 'leadWithoutIdentity',
		message: `The lead has neither an e-mail address nor a phone number that can be read, so ${vendor.name} cannot keep it once`,
		hint: 'Make one of the two compulsory in the form, or correct the item',
	});
}

export function samePhone(written: string, e164: string): boolean {
	const reading = readPhone(written);
	return reading.valid && reading.e164 === e164;
}

/** E.164 of a phone that somebody is looked for by. */
export function requirePhone(vendor: Vendor, phone: string): string {
	const reading = readPhone(phone);
	if (reading.valid) return reading.e164;
	throw new IntegrationError(vendor, {
		class: 'validation',
		code: 'phoneInvalid',
		message: `The phone that is looked for cannot be read: ${reading.reason}`,
		hint: 'Write it with its area code, or with + and the country',
	});
}
