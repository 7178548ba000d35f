import { maskPhone } from '../values/phone';

/** Whom a message goes to is named by a phone (E.164), or by the opaque id by which a gateway reaches somebody who hides it. */
export function isPhone(recipient: string): boolean {
	return recipient.startsWith('+');
}

/** What may be shown of a recipient by default. */
export function maskRecipient(recipient: string): string {
	return isPhone(recipient) ? maskPhone(recipient) : `***${recipient.replace(/@.*$/, '').slice(-4)}`;
}

/**
 * One spelling of a person's name: in Mexico and Argentina WhatsApp keeps a digit behind the country (`+521…`, `+549…`) that shops mostly
 * write the number without.
 */
export function recipientKey(name: string): string {
	return name.replace(/^\+(?:(52)1|(54)9)(?=\d{10}$)/, '+$1$2');
}
