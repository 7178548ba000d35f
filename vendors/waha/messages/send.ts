import type { Message } from '../../../domain/documents/message';
import { maskPhone } from '../../../domain/values/phone';
import type { OutgoingMessage } from '../../../domain/ports/messenger';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import type { WahaApi } from '../client/api';
import { messageIdOf } from './messageId';
import { chatOf } from './numbers';
import { vendor } from '../client/vendor';

/** Sends one message. WAHA knows no key and no field for the correlation id: a lost answer leaves the outcome unknown. */
export async function send(api: WahaApi, path: string, { to }: OutgoingMessage, content: Record<string, unknown>): Promise<Message> {
	const chatId = await chatOf(api, to);
	const body = { session: api.session, chatId, ...content };
	const id = messageIdOf(await api.call({ method: 'POST', path, safety: 'once', body }));
	if (id === undefined) throw unreadable();
	return { vendor: vendor.id, id, to: maskPhone(to), template: null, status: 'queued', reason: null };
}

function unreadable(): IntegrationError {
	return new IntegrationError(vendor, {
		class: 'unknownOutcome',
		code: 'unreadable',
		message: 'WAHA answered without the id of a message, so it may or may not have been sent',
	});
}
