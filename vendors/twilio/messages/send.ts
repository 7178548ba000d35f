import type { Message } from '../../../domain/documents/message';
import { maskRecipient } from '../../../domain/messaging/recipient';
import type { OutgoingMessage } from '../../../domain/ports/messenger';
import type { Connection } from '../../../runtime/client/connection';
import { formBody } from '../../../runtime/client/formBody';
import { messageIdMissing } from '../../../runtime/whatsapp/messageIdMissing';
import { senderAddress, statusCallback, whatsAppAddress } from './addresses';
import type { TwilioApi } from '../client/api';
import { readMessage } from './resource';
import { vendor } from '../client/vendor';

/** Sends one message. Twilio knows no key: a lost answer leaves the outcome unknown. */
export async function send(
	connection: Connection,
	api: TwilioApi,
	{ to, correlationId }: OutgoingMessage,
	content: Record<string, string | undefined>,
): Promise<Message> {
	const form = formBody({
		To: whatsAppAddress(to),
		From: senderAddress(connection),
		...content,
		StatusCallback: statusCallback(connection, correlationId),
	});
	const message = readMessage(await api.messages({ method: 'POST', path: '/Messages.json', safety: 'once', ...form }));
	if (message) return { ...message, to: maskRecipient(to) };
	throw messageIdMissing(vendor);
}
