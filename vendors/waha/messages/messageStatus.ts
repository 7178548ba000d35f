import { z } from 'zod';
import type { Message } from '../../../domain/documents/message';
import { maskPhone, phoneOfAccount } from '../../../domain/values/phone';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import { unreadableAnswer } from '../../../runtime/errors/unreadableAnswer';
import { statusOf } from './ack';
import type { WahaApi } from '../client/api';
import { chatInId, messagePath } from './messageId';
import { vendor } from '../client/vendor';

const answer = z.object({ ackName: z.string() });

export async function messageStatus({ call, session }: WahaApi, id: string): Promise<Message> {
	const path = messagePath(session, id);
	if (path === undefined) throw idUnknown();
	const result = answer.safeParse(await call({ method: 'GET', path, safety: 'read' }));
	if (!result.success) throw unreadableAnswer(vendor, 'transient', 'the status query');
	const phone = phoneOfAccount(chatInId(id));
	return { vendor: vendor.id, id, to: phone === null ? '' : maskPhone(phone), template: null, ...statusOf(result.data.ackName) };
}

function idUnknown(): IntegrationError {
	return new IntegrationError(vendor, {
		class: 'validation',
		code: 'messageId',
		message: 'This is not the ID of a WAHA message',
		hint: 'Give the id as this node put it on the item when it sent the message (message.id)',
	});
}
