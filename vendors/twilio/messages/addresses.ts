import { readPhone } from '../../../domain/values/phone';
import { textSetting, type Connection } from '../../../runtime/client/connection';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import { requireSettings } from '../../../runtime/client/settings';
import { vendor } from '../client/vendor';

/** How Twilio names a person or a sender on WhatsApp. */
export function whatsAppAddress(recipient: string): string {
	return `whatsapp:${recipient}`;
}

/** The shop's own number, as the credential has it: with or without `whatsapp:` in front. */
export function senderAddress(connection: Connection): string {
	requireSettings(connection, vendor, { sender: 'Sender Number' });
	const reading = readPhone(textSetting(connection, 'sender').replace(/^whatsapp:/, ''));
	if (reading.valid) return whatsAppAddress(reading.e164);
	throw settingIncomplete('The "Sender Number" in the Twilio credential is not a phone number', 'Write it as +5511912345678');
}

/** The field of the callback's address that carries the correlation id. */
export const correlationField = 'correlation';

/** Where Twilio reports what becomes of one message; undefined where the shop wants no reports, and no correlation id comes back then. */
export function statusCallback(connection: Connection, correlationId: string): string | undefined {
	const written = textSetting(connection, 'statusCallbackUrl');
	if (written === '') return undefined;
	if (!/^https:\/\/[^\s/]+/.test(written)) {
		throw settingIncomplete(
			'The "Status Callback URL" in the Twilio credential does not begin with https://',
			'Copy the production URL of the trigger',
		);
	}
	const [address] = written.split('#');
	return `${address}${address!.includes('?') ? '&' : '?'}${correlationField}=${encodeURIComponent(correlationId)}`;
}

function settingIncomplete(message: string, hint: string): IntegrationError {
	return new IntegrationError(vendor, { class: 'auth', code: 'credentialIncomplete', message, hint });
}
