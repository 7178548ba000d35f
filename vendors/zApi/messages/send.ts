import { z } from 'zod';
import type { Message } from '../../../domain/documents/message';
import { isPhone, maskRecipient } from '../../../domain/messaging/recipient';
import { phoneDigits } from '../../../domain/values/phone';
import type { OutgoingMessage } from '../../../domain/ports/messenger';
import { messageIdMissing } from '../../../runtime/whatsapp/messageIdMissing';
import type { Call } from '../client/api';
import { requireOnWhatsApp } from './numbers';
import { vendor } from '../client/vendor';

/** `messageId` is WhatsApp's own and appears in the webhooks. */
const answer = z.object({ messageId: z.string().min(1) });

/**
 * Puts one message into the instance's queue, from where it goes out at once, or when the phone is back. Z-API knows no key and no field
 * for the correlation id: a lost answer leaves the outcome unknown. A linked id is taken as it is: who has one is on WhatsApp.
 */
export async function send(call: Call, path: string, { to }: OutgoingMessage, content: Record<string, unknown>): Promise<Message> {
	if (isPhone(to)) await requireOnWhatsApp(call, to);
	const body = { phone: isPhone(to) ? phoneDigits(to) : to, ...content };
	const result = answer.safeParse(await call({ method: 'POST', path, safety: 'once', body }));
	if (!result.success) throw messageIdMissing(vendor);
	return { vendor: vendor.id, id: result.data.messageId, to: maskRecipient(to), template: null, status: 'queued', reason: null };
}
