import type { Customer } from '../documents/customer';
import type { PostalAddress } from '../values/postalAddress';

type Person = Partial<Pick<Customer, 'name' | 'taxId'>> | null | undefined;

/** Words that end the name of a company, or say what kind it is. */
const companyWords = new Set(
	'ltda limitada me mei epp eireli sa s.a s.a. s/a cia companhia ltd inc llc gmbh associacao associação'.split(' '),
);

/** A greeting's name: a person's first name; of a company the first name of who receives the parcel, else the company's whole name. */
export function greetingName(customer: Person, shippingAddress: Partial<PostalAddress> | null | undefined): string {
	const name = tidy(customer?.name);
	if (!isCompany(customer, name)) return firstName(name);
	const recipient = tidy(shippingAddress?.recipient);
	if (recipient === '' || sameWords(recipient, name) || soundsLikeCompany(recipient)) return companyName(name);
	return isPartOf(recipient, name) ? recipient : firstName(recipient);
}

/** A company's short name, or the person whose name it bears: which of the two cannot be told, so it stays whole. */
function isPartOf(recipient: string, company: string): boolean {
	const words = wordsOf(company);
	return wordsOf(recipient).every((word) => words.includes(word));
}

function isCompany(customer: Person, name: string): boolean {
	const type = customer?.taxId?.type;
	return type === 'CNPJ' || (type !== 'CPF' && soundsLikeCompany(name));
}

function soundsLikeCompany(name: string): boolean {
	return wordsOf(name).some((word, place) => place > 0 && companyWords.has(word.replace(/,$/, '')));
}

/** The legal name of a sole trader (MEI) begins with the root of the CNPJ or ends with the CPF: nobody is greeted by that. */
function companyName(name: string): string {
	const bare = name.replace(/^\d{2}\.?\d{3}\.?\d{3}\s+/, '').replace(/\s+\d{3}\.?\d{3}\.?\d{3}-?\d{2}$/, '');
	return bare === '' ? name : bare;
}

const titles = /^(?:(?:d|s|sn)r(?:a|ta)?|dona|d|prof(?:a|essora?)?|eng|engª|adv|exm[oa]|mr|mrs|ms|dr\(a\)|sr\(a\))\.?[ªao]?$/i;

/** The first word that is a name: no title, and no picture. */
function firstName(name: string): string {
	const words = name.split(' ');
	return words.find((word) => /\p{L}/u.test(word) && !titles.test(word)) ?? words[0] ?? '';
}

function sameWords(a: string, b: string): boolean {
	return wordsOf(a).join(' ') === wordsOf(b).join(' ');
}

function wordsOf(name: string): string[] {
	return name.toLowerCase().split(' ');
}

function tidy(name: unknown): string {
	return typeof name === 'string' ? name.trim().replace(/\s+/g, ' ') : '';
}
