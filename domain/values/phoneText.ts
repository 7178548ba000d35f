import { phoneCountryByName } from './phoneCountries';

/** What surrounds the digits of a written phone number, and what it says of them. */

/** Names in WhatsApp's network that are no phone numbers, and how a user knows them. */
const accounts: readonly [RegExp, string][] = [
	[/@lid\b|\blid\s*[:=]/i, 'it is a hidden WhatsApp ID (LID), not a phone number'],
	[/@g\.us\b|-group\b/i, 'it is a WhatsApp group, not a phone number'],
	[/@newsletter\b/i, 'it is a WhatsApp channel, not a phone number'],
	[/@broadcast\b/i, 'it is a WhatsApp broadcast list, not a phone number'],
	[/^[A-Z]{2}\.\d{4,}$/, 'it is a business-scoped WhatsApp ID, not a phone number'],
];

/** Where the digits of scripts begin that NFKC leaves alone: Arabic, Persian, Devanagari. */
const zeros = [0x660, 0x6f0, 0x966];

/** Digits of other scripts and wide forms as plain ones, a new line as a semicolon; marks that nobody sees (text direction) taken out. */
export function visible(text: string): string {
	if (/^[ -~]*$/.test(text)) return text.trim();
	return text
		.trim()
		.normalize('NFKC')
		.replace(/\s*[\r\n]\s*/g, '; ')
		.replace(/[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f]/g, (digit) => {
			const code = digit.charCodeAt(0);
			return String(code - Math.max(...zeros.filter((zero) => zero <= code)));
		})
		.replace(/\t/g, ' ')
		.replace(/[\p{Cf}\p{Cc}]/gu, '')
		.trim();
}

/** The reason why an account's name is no phone, the digits of one that is (`5511…@s.whatsapp.net`), undefined for any other text. */
export function readAccount(text: string): string | { digits: string } | undefined {
	const phone = /^\+?(\d{7,15})(?::\d+)?@(?:c\.us|s\.whatsapp\.net)$/i.exec(text);
	if (phone) return { digits: phone[1]! };
	const reason = accounts.find(([name]) => name.test(text))?.[1];
	return reason ?? (text.includes('@') ? 'it is an address, not a phone number' : undefined);
}

/** The digits of a number and what stands before them, or the reason why they cannot be told apart. */
export function partsOf(text: string): { before: string; digits: string } | string {
	const { before = '', number = '' } = /^(?<before>\D*)(?<number>.*)$/su.exec(withoutExtension(text))?.groups ?? {};
	const digits = number.replace(/\D/g, '');
	if (digits === '') return 'there is no number';
	const behind = number.replace(/[^\d]*$/u, '');
	if (number.includes('+')) return 'there is a plus sign between or behind the digits';
	if (/\p{L}/u.test(behind)) return 'there are words between the digits';
	if (/\p{Nd}/u.test(number.replace(/\d/g, ''))) return 'it has digits of a script that is not read here';
	if (/[;|]| (?:\/|\\) /.test(behind)) return 'there may be two numbers';
	return { before, digits };
}

/** Whether what stands before the digits says that they begin with the code of a country: a plus, a link to WhatsApp, "DDI". */
export function isInternational(before: string): boolean {
	return before.includes('+') || /\bwa\.me\/|\bphone=|\bddi\b/i.test(before);
}

/** The country (ISO 3166-1 alpha-2) that a flag or a name before the digits says. */
export function countryBefore(before: string): string | undefined {
	const flag = /[\u{1F1E6}-\u{1F1FF}]{2}/u.exec(before)?.[0];
	if (flag) return [...flag].map((letter) => String.fromCharCode((letter.codePointAt(0) ?? 0) - 0x1f1e6 + 65)).join('');
	const words = before.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
	return phoneCountryByName(words);
}

/** `ramal 12`, `ext. 5`: behind a whole number it changes nothing of it. */
function withoutExtension(text: string): string {
	if (!/ram|ext/i.test(text)) return text;
	return text.replace(/(\d.{6,}?)[\s,;(]*\b(?:ramal|ram\.?|ext\.?|extension|extensão)[\s.:]*\d{1,6}\)?\s*$/iu, '$1');
}
