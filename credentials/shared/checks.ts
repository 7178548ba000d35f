/** The test button has words for a field that no vendor could take; what is sent by a flow is checked in the nodes. */
import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';

/** Whether n8n signs the request of the test button: it is the one request to this path. */
export function isTestOf(options: IHttpRequestOptions, path: RegExp): boolean {
	return path.test(options.url);
}

/** A number that a gateway knows the sender by: with country, beginning with +. */
export function requireSender(credentials: ICredentialDataDecryptedObject): void {
	const sender = textOf(credentials.sender).replace(/^whatsapp:/, '');
	if (/^\+[1-9][\d\s().-]{7,20}$/.test(sender)) return;
	throw new Error('"Sender Number" must begin with + and the country, e.g. +5511912345678: copy it from Twilio\'s WhatsApp Senders');
}

export function requireContactEmail(credentials: ICredentialDataDecryptedObject): void {
	if (/^[^\s@()<>]+@[^\s@()<>]+\.[^\s@()<>]{2,}$/.test(textOf(credentials.contactEmail))) return;
	throw new Error('"Contact Email" is not an e-mail address: Melhor Envio refuses calls without one, and writes to it');
}

function textOf(value: unknown): string {
	return typeof value === 'string' ? value.trim() : '';
}
