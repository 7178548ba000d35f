import { digitsWithoutCountry } from '../../../runtime/carrier/digitsWithoutCountry';

/** A mobile phone as Correios has it, in two parts; nothing for what is none. */
export function phoneParts(phone: string | null | undefined): { dddCelular?: string; celular?: string } {
	const digits = digitsWithoutCountry(phone ?? null);
	return digits?.length === 11 ? { dddCelular: digits.slice(0, 2), celular: digits.slice(2) } : {};
}
