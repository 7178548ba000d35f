import type { Message } from '../../../domain/documents/message';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import type { TwilioApi } from '../client/api';
import { readMessage } from './resource';
import { vendor } from '../client/vendor';

export async function messageStatus(api: TwilioApi, id: string): Promise<Message> {
	const message = readMessage(await api.messages({ method: 'GET', path: `/Messages/${encodeURIComponent(id)}.json`, safety: 'read' }));
	if (message) return message;
	throw new IntegrationError(vendor, {
		class: 'transient',
		code: 'unreadable',
		message: 'Twilio answered the status in a form that is not known',
	});
}
