/** Brazilian phone numbers as people write them, made E.164 (`+5511912345678`). Foreign numbers pass when they are E.164 already. */

const areaCodes = new Set(
	[
		'11 12 13 14 15 16 17 18 19 21 22 24 27 28 31 32 33 34 35 37 38 41 42 43 44 45 46 47 48 49 51 53 54 55 61 62 63 64 65 66 67 68',
		'69 71 73 74 75 77 79 81 82 83 84 85 86 87 88 89 91 92 93 94 95 96 97 98 99',
	]
		.join(' ')
		.split(' '),
);

export type PhoneKind = 'mobile' | 'landline' | 'foreign';

export type PhoneReading = { valid: true; e164: string; kind: PhoneKind } | { valid: false; reason: string };

export function readPhone(text: unknown): PhoneReading {
	if (typeof text !== 'string' && typeof text !== 'number') return invalid('there is no number');
	const written = String(text).trim();
	const digits = written.replace(/\D/g, '');
	if (digits === '') return invalid('there is no number');
	const international = /^\s*(\+|00)/.test(written);
	const bare = written.startsWith('00') ? digits.slice(2) : digits;
	if (international && !bare.startsWith('55')) return readForeign(bare);
	const national = nationalDigits(bare, international);
	if (national === undefined) return invalid('a Brazilian number has an area code and 8 or 9 digits');
	return readNational(national);
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
	if (rest.length === 12 || rest.length === 13) return rest.slice(2);
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

function readForeign(digits: string): PhoneReading {
	return /^[1-9]\d{6,14}$/.test(digits) ? valid(`+${digits}`, 'foreign') : invalid('an international number has 7 to 15 digits');
}

function valid(e164: string, kind: PhoneKind): PhoneReading {
	return { valid: true, e164, kind };
}

function invalid(reason: string): PhoneReading {
	return { valid: false, reason };
}
