import { z } from 'zod';
import type { Message } from '../../../domain/documents/message';
import { isPhone, maskRecipient } from '../../../domain/messaging/recipient';
import { phoneDigits } from '../../../domain/values/phone';
import type { OutgoingMessage } from '../../../domain/ports/messenger';
import { messageIdMissing } from '../../../runtime/whatsapp/messageIdMissing';
import type { Call } from '../client/api';
import { statusOf } from './statusWords';
import { vendor } from '../client/vendor';

const answer = z.object({ key: z.object({ id: z.string().min(1) }), status: z.string().catch('PENDING') });

/** Sends one message; a linked id is taken as it is. Evolution knows no key and no field for the correlation id: a lost answer leaves the outcome unknown. */
export async function send(call: Call, action: string, { to }: OutgoingMessage, content: Record<string, unknown>): Promise<Message> {
	const number = isPhone(to) ? phoneDigits(to) : to;
	const result = answer.safeParse(await call({ action, safety: 'once', body: { number, ...content } }));
	if (!result.success) throw messageIdMissing(vendor);
	const { key, status } = result.data;
	return { vendor: vendor.id, id: key.id, to: maskRecipient(to), template: null, ...statusOf(status) };
}
