import { z } from 'zod';
import type { Message, MessageStatus } from '../../../domain/documents/message';
import { maskPhone, phoneOfAccount } from '../../../domain/values/phone';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import { unreadableAnswer } from '../../../runtime/errors/unreadableAnswer';
import type { Call } from '../client/api';
import { statusOf } from './statusWords';
import { vendor } from '../client/vendor';

const answer = z.array(z.object({ status: z.string(), remoteJid: z.string().nullish().catch(null) }));

/** How far a message has come; the list is in no promised order. */
const order: readonly MessageStatus[] = ['unknown', 'queued', 'failed', 'sent', 'delivered', 'read'];

/** Evolution keeps a row for each status that it has seen of a message, where its database keeps message updates. */
export async function messageStatus(call: Call, id: string): Promise<Message> {
	const result = answer.safeParse(await call({ action: 'chat/findStatusMessage', safety: 'read', body: { where: { id } } }));
	if (!result.success) throw unreadableAnswer(vendor, 'transient', 'the status query');
	const rows = result.data.map(({ status, remoteJid }) => ({ ...statusOf(status), phone: phoneOfAccount(remoteJid) }));
	const [last] = rows.toSorted((a, b) => order.indexOf(b.status) - order.indexOf(a.status));
	if (!last) throw nothingKnown();
	const { status, reason, phone } = last;
	return { vendor: vendor.id, id, to: phone === null ? '' : maskPhone(phone), template: null, status, reason };
}

function nothingKnown(): IntegrationError {
	return new IntegrationError(vendor, {
		class: 'notFound',
		code: 'noStatus',
		message: 'Evolution API has not seen a status of this message yet',
		hint: 'Ask again in a moment. If the same happens, switch DATABASE_SAVE_MESSAGE_UPDATE on at the server',
	});
}
