/** Languages that dates are written in for customers. */
export type CustomerLanguage = 'pt-BR' | 'pt-PT' | 'es' | 'en-GB';

const spanish = /^\+(?:34|51|52|53|54|56|57|58|591|593|595|598|50[2-7])/;
const portuguese = /^\+(?:351|238|239|244|245|258)/;

/** The language that the owner of a number (E.164) most likely reads; a shop's customers without a number read Portuguese. */
export function languageOf(e164: string | null | undefined): CustomerLanguage {
	if (typeof e164 !== 'string' || !e164.startsWith('+') || e164.startsWith('+55')) return 'pt-BR';
	if (portuguese.test(e164)) return 'pt-PT';
	return spanish.test(e164) ? 'es' : 'en-GB';
}
