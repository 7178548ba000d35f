import type { Message } from '../../../domain/documents/message';
import { unreadableAnswer } from '../../../runtime/errors/unreadableAnswer';
import type { TwilioApi } from '../client/api';
import { readMessage } from './resource';
import { vendor } from '../client/vendor';

export async function messageStatus(api: TwilioApi, id: string): Promise<Message> {
	const message = readMessage(await api.messages({ method: 'GET', path: `/Messages/${encodeURIComponent(id)}.json`, safety: 'read' }));
	if (message) return message;
	throw unreadableAnswer(vendor, 'transient', 'the status query');
}
