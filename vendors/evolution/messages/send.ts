import { z } from 'zod';
import type { Message } from '../../../domain/documents/message';
import { maskPhone, phoneDigits } from '../../../domain/values/phone';
import type { OutgoingMessage } from '../../../domain/ports/messenger';
import { messageIdMissing } from '../../../runtime/whatsapp/messageIdMissing';
import type { Call } from '../client/api';
import { statusOf } from './statusWords';
import { vendor } from '../client/vendor';

const answer = z.object({ key: z.object({ id: z.string().min(1) }), status: z.string().catch('PENDING') });

/** Sends one message. Evolution knows no key and no field for the correlation id: a lost answer leaves the outcome unknown. */
export async function send(call: Call, action: string, { to }: OutgoingMessage, content: Record<string, unknown>): Promise<Message> {
	const result = answer.safeParse(await call({ action, safety: 'once', body: { number: phoneDigits(to), ...content } }));
	if (!result.success) throw messageIdMissing(vendor);
	const { key, status } = result.data;
	return { vendor: vendor.id, id: key.id, to: maskPhone(to), template: null, ...statusOf(status) };
}
