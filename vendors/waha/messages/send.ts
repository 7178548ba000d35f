import type { Message } from '../../../domain/documents/message';
import { maskRecipient } from '../../../domain/messaging/recipient';
import type { OutgoingMessage } from '../../../domain/ports/messenger';
import { messageIdMissing } from '../../../runtime/whatsapp/messageIdMissing';
import type { WahaApi } from '../client/api';
import { messageIdOf } from './messageId';
import { chatOf } from './numbers';
import { vendor } from '../client/vendor';

/** Sends one message. WAHA knows no key and no field for the correlation id: a lost answer leaves the outcome unknown. */
export async function send(api: WahaApi, path: string, { to }: OutgoingMessage, content: Record<string, unknown>): Promise<Message> {
	const chatId = await chatOf(api, to);
	const body = { session: api.session, chatId, ...content };
	const id = messageIdOf(await api.call({ method: 'POST', path, safety: 'once', body }), chatId);
	if (id === undefined) throw messageIdMissing(vendor);
	return { vendor: vendor.id, id, to: maskRecipient(to), template: null, status: 'queued', reason: null };
}
