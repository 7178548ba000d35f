import { isCallingCode, phoneCountryByCode, phoneCountryOf, type PhoneCountry } from './phoneCountries';
import { countryBefore, isInternational, partsOf, readAccount, visible } from './phoneText';

/** Phone numbers as people write them, made E.164 (`+5511912345678`). */

const areaCodes = new Set(
	[
		'11 12 13 14 15 16 17 18 19 21 22 24 27 28 31 32 33 34 35 37 38 41 42 43 44 45 46 47 48 49 51 53 54 55 61 62 63 64 65 66 67 68',
		'69 71 73 74 75 77 79 81 82 83 84 85 86 87 88 89 91 92 93 94 95 96 97 98 99',
	]
		.join(' ')
		.split(' '),
);

/** Codes of long-distance carriers that may be dialled behind 0 and 00 (Anatel). */
const carriers = /^(1[245]|2[1-35]|31|4[13]|[56]5|99)/;

export type PhoneKind = 'mobile' | 'landline' | 'foreign';

export type PhoneReading = { valid: true; e164: string; kind: PhoneKind } | { valid: false; reason: string };

/**
 * `country` (ISO 3166-1 alpha-2, the order's) decides a number without a country of its own; without it such a number is Brazilian. A plus
 * sign, two zeros, a link to WhatsApp, a flag or a country's name before the digits says what the number is, whatever stands around them. In doubt a number is
 * refused, never changed into another one.
 */
export function readPhone(text: unknown, country?: string | null): PhoneReading {
	if (typeof text !== 'string' && typeof text !== 'number') return invalid('there is no number');
	const written = visible(String(text));
	const account = readAccount(written);
	if (account !== undefined) return typeof account === 'string' ? invalid(account) : readInternational(account.digits);
	const parts = partsOf(written);
	if (typeof parts === 'string') return invalid(parts);
	const reading = readDigits(parts, country);
	return reading.valid && isShort(written) && reading.kind === 'mobile' ? invalid('a mobile has four digits behind the dash') : reading;
}

/** `91234-567` has lost its last digit: with a ninth one before it, it would be somebody else's. */
const isShort = (written: string): boolean => /(?<!\d)9\d{4}\D{1,3}\d{3}\D*$/.test(written);

function readDigits({ before, digits }: { before: string; digits: string }, country?: string | null): PhoneReading {
	if (isInternational(before)) return readInternational(digits);
	if (digits.startsWith('00')) return readDialled(digits.slice(2));
	const home = countryBefore(before) ?? (country?.trim().toUpperCase() || 'BR');
	return home === 'BR' ? readBrazilian(digits, false) : readHome(digits, home);
}

/** `(11) 91234-5678`, as people in Brazil write it; a foreign number stays E.164. */
export function nationalPhone(e164: string): string {
	const national = /^\+55(\d{2})(\d{4,5})(\d{4})$/.exec(e164);
	return national ? `(${national[1]}) ${national[2]}-${national[3]}` : e164;
}

/** `+55 11 *****-4321`: what may be shown of a phone by default. */
export function maskPhone(e164: string): string {
	const match = /^\+55(\d{2})(\d{4,5})(\d{4})$/.exec(e164);
	if (!match) return `+***${e164.slice(-4)}`;
	return `+55 ${match[1]} ${'*'.repeat(match[2]!.length)}-${match[3]}`;
}

/** `5511912345678`: how most gateways write a number. */
export function phoneDigits(e164: string): string {
	return e164.replace(/\D/g, '');
}

/** The number behind a name in WhatsApp's network, e.g. `553188887777@s.whatsapp.net`, with the ninth digit; null where it hides it. */
export function phoneOfAccount(name: unknown): string | null {
	const match = typeof name === 'string' ? /^(?:whatsapp:)?\+?(\d{7,15})(?::\d+)?(?:@(?:c\.us|s\.whatsapp\.net))?$/.exec(name) : null;
	if (!match) return null;
	const reading = readPhone(`+${match[1]}`);
	return reading.valid ? reading.e164 : `+${match[1]}`;
}

function nationalDigits(digits: string, international: boolean): string | undefined {
	if (digits.startsWith('550')) return withoutTrunk(digits.slice(2));
	if ((digits.length === 12 || digits.length === 13) && digits.startsWith('55')) return digits.slice(2);
	if (international) return undefined;
	if (digits.startsWith('0')) return withoutTrunk(digits);
	return digits.length === 10 || digits.length === 11 ? digits : undefined;
}

/** `0 11 91234-5678`, or with a carrier code: `0 21 11 91234-5678`; also behind a country code: `+55 (011) 91234-5678`. */
function withoutTrunk(digits: string): string | undefined {
	const rest = digits.slice(1);
	if (rest.length === 10 || rest.length === 11) return rest;
	if ((rest.length === 12 || rest.length === 13) && carriers.test(rest)) return rest.slice(2);
	return undefined;
}

function readNational(national: string): PhoneReading {
	const area = national.slice(0, 2);
	const subscriber = national.slice(2);
	if (!areaCodes.has(area)) return invalid(`there is no area code ${area}`);
	if (subscriber.length === 9) {
		return subscriber.startsWith('9') ? valid(`+55${area}${subscriber}`, 'mobile') : invalid('a number of 9 digits starts with 9');
	}
	if (/^[2-5]/.test(subscriber)) return valid(`+55${area}${subscriber}`, 'landline');
	if (/^[6-9]/.test(subscriber)) return valid(`+55${area}9${subscriber}`, 'mobile');
	return invalid('no Brazilian number starts with 0 or 1 behind the area code');
}

function readBrazilian(digits: string, international: boolean): PhoneReading {
	const national = nationalDigits(digits, international);
	return national === undefined ? invalid('a Brazilian number has an area code and 8 or 9 digits') : readNational(national);
}

/** Digits that begin with the code of a country. */
function readInternational(digits: string): PhoneReading {
	if (digits.startsWith('55')) return readBrazilian(digits, true);
	if (!isCallingCode(digits)) return invalid('no country has the code that the number begins with');
	const country = phoneCountryByCode(digits);
	if (!country) return /^[1-9]\d{6,14}$/.test(digits) ? foreign(digits) : invalid('an international number has 7 to 15 digits');
	const national = withoutTrunkOf(digits.slice(country.callingCode.length), country);
	if (national !== undefined) return foreign(`${country.callingCode}${national}`);
	return invalid(`an international number has 7 to 15 digits, and no number behind +${country.callingCode} is like this one`);
}

/** What follows two zeros. In Brazil the code of a carrier may stand between them and the country. */
function readDialled(digits: string): PhoneReading {
	const plain = readInternational(digits);
	if (digits.startsWith('55') || !carriers.test(digits)) return plain;
	const behindCarrier = readInternational(digits.slice(2));
	if (plain.valid && behindCarrier.valid)
		return invalid('the digits behind 00 may be two different numbers: write it with + and the country');
	return plain.valid ? plain : behindCarrier;
}

/** A number without a plus, in the country where its owner lives. */
function readHome(digits: string, iso: string): PhoneReading {
	const country = phoneCountryOf(iso);
	if (!country) return invalid(`numbers of ${iso} are only read with + and the country's code`);
	const { callingCode } = country;
	const own = withoutTrunkOf(digits, country);
	const behindCode = digits.startsWith(callingCode) ? withoutTrunkOf(digits.slice(callingCode.length), country) : undefined;
	if (own === undefined && behindCode === undefined)
		return invalid(`${iso} has no number like this one: write it with + and the country's code`);
	const mayHaveCode = behindCode !== undefined || (country.isOpen && digits.startsWith(callingCode));
	if (own !== undefined && mayHaveCode && own !== behindCode) {
		return invalid('it may be with or without the code of the country: write it with +');
	}
	return foreign(`${callingCode}${own ?? behindCode}`);
}

/** A whole national number, also behind its trunk prefix: `+44 (0)20 …`. */
function withoutTrunkOf(digits: string, { trunk, national }: PhoneCountry): string | undefined {
	if (national.test(digits)) return digits;
	const bare = trunk !== '' && digits.startsWith(trunk) ? digits.slice(trunk.length) : undefined;
	return bare !== undefined && national.test(bare) ? bare : undefined;
}

function foreign(digits: string): PhoneReading {
	return valid(`+${digits}`, 'foreign');
}

function valid(e164: string, kind: PhoneKind): PhoneReading {
	return { valid: true, e164, kind };
}

function invalid(reason: string): PhoneReading {
	return { valid: false, reason };
}
