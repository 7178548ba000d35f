import { icmsStanding, type Customer } from '../../domain/documents/customer';
import { isEmail } from '../../domain/values/email';
import { asText, type Json } from '../client/json';

/**
 * Whether what an ERP keeps of a customer says something else than the order. Case, accents and punctuation say nothing: `São Paulo` is
 * `SAO PAULO`, and a CEP is its digits. Of an e-mail address only the case says nothing.
 */
export function contactDiffers(theirs: Json, ours: Readonly<Record<string, unknown>>): boolean {
	return Object.entries(ours).some(([name, value]) => bare(theirs[name]) !== bare(value));
}

/**
 * An order that names no state registration says nothing of it, and the ERP's record holds. A person's "isento" is none, too: it is
 * left out as well.
 */
export function namesRegistration(customer: Customer): boolean {
	return icmsStanding(customer).indicator !== 9;
}

/** The DANFE is mailed there. What is no address brings no record up to date, and no invoice to a halt. */
export function emailOf({ email }: Customer): { email?: string } {
	const address = email?.trim() ?? '';
	return isEmail(address) ? { email: address } : {};
}

function bare(value: unknown): string {
	const text = asText(value) ?? '';
	if (text.includes('@')) return text.toLowerCase();
	return text
		.normalize('NFD')
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]/gu, '');
}
