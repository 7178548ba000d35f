import type { ContactCard, Content } from '../../domain/documents/content';
import { readPhone } from '../../domain/values/phone';

/** Cards that a customer passed on: the text of each, and the name that the gateway shows beside it. */
export function cardsContent(cards: readonly (readonly [vcard: unknown, name: unknown])[]): Content {
	const contacts = cards.map(([vcard, name]) => {
		const card = readVcard(vcard);
		return { ...card, name: card.name ?? (typeof name === 'string' && name !== '' ? name : null) };
	});
	return { kind: 'contact', text: null, contacts };
}

/** The name and the first phone of a contact card; the number that WhatsApp itself knows (`waid`) comes first. */
export function readVcard(text: unknown): ContactCard {
	const lines = (typeof text === 'string' ? text : '').replace(/\r?\n[ \t]/g, '').split(/\r?\n/);
	const phones = lines.filter((line) => /^(?:item\d+\.)?TEL[;:]/i.test(line));
	const known = phones.map((line) => /waid=(\d{7,15})/i.exec(line)?.[1]).find((digits) => digits !== undefined);
	const phone = known === undefined ? valueOf(phones[0]) : `+${known}`;
	return { name: valueOf(lines.find((line) => /^FN[;:]/i.test(line))), phone: phone === null ? null : asE164(phone) };
}

/** As it stands on the card where it does not say its country. */
function asE164(written: string): string {
	const reading = written.startsWith('+') ? readPhone(written) : undefined;
	return reading?.valid ? reading.e164 : written;
}

function valueOf(line: string | undefined): string | null {
	return line?.slice(line.indexOf(':') + 1).trim() || null;
}
