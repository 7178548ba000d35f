import { z } from 'zod';
import type { Message, MessageStatus } from '../../../domain/documents/message';
import { isPhone, maskRecipient } from '../../../domain/messaging/recipient';
import type { OutgoingMessage } from '../../../domain/ports/messenger';
import type { Connection } from '../../../runtime/client/connection';
import { messageIdMissing } from '../../../runtime/whatsapp/messageIdMissing';
import { phoneNumberId, type Call } from '../client/api';
import { answering, vendor } from '../client/vendor';

const answer = z.object({
	messages: z.array(z.object({ id: z.string().min(1), message_status: z.string().nullish().catch(null) })).min(1),
});

/** What the Cloud API takes back with every status of the message. */
const longestCallbackData = 512;

/** Sends one message. There is no look-up and no key: an answer that is lost leaves the outcome unknown. */
export async function send(
	connection: Connection,
	call: Call,
	message: OutgoingMessage,
	content: Record<string, unknown>,
): Promise<Message> {
	const body = {
		messaging_product: 'whatsapp',
		recipient_type: 'individual',
		...(isPhone(message.to) ? { to: message.to } : { recipient: message.to }),
		...content,
		biz_opaque_callback_data: message.correlationId.slice(0, longestCallbackData),
	};
	const path = `/${phoneNumberId(connection)}/messages`;
	const { id, message_status } = readAnswer(await call({ method: 'POST', path, safety: 'once', body }));
	return { vendor: vendor.id, id, to: maskRecipient(message.to), template: null, ...statusOf(message_status ?? null) };
}

function readAnswer(body: unknown): z.output<typeof answer>['messages'][number] {
	const result = answer.safeParse(body);
	if (result.success) return result.data.messages[0]!;
	throw messageIdMissing(answering);
}

/** What Meta says of a message it has taken; a template without the word went straight on. */
function statusOf(word: string | null): { status: MessageStatus; reason: string | null } {
	if (word === null || word === 'accepted') return { status: 'queued', reason: null };
	if (word === 'held_for_quality_assessment')
		return { status: 'queued', reason: 'Meta is holding it back until it has rated the quality of the template' };
	// Meta's specification: the delivery has been paused. Whether it goes on comes by webhook.
	if (word === 'paused') return { status: 'queued', reason: 'Meta has paused the delivery' };
	return { status: 'unknown', reason: `Meta calls it "${word}"` };
}
