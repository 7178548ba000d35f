/**
 * An address in one spelling: small letters, wide forms and accents put together as Unicode composes them (NFKC), without the marks that
 * nobody sees and that are copied along. Whether it is one is for others to say.
 */
export function plainEmail(text: string): string {
	return text
		.normalize('NFKC')
		.replace(/[\p{Cf}\p{Cc}]/gu, '')
		.trim()
		.toLowerCase();
}

const part = String.raw`[^\s@,;<>".]+`;

const form = new RegExp(String.raw`^${part}(?:\.${part})*@(?:${part}\.)+[^\s@,;<>".]{2,}$`);

/** One address and nothing else. Dots at an end or beside each other are slips ("maria.@…"), which mail servers and CRMs refuse. */
export function isEmail(text: string): boolean {
	return form.test(text);
}
