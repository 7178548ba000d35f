import { incomingMessage } from '../../../domain/messaging/incomingMessage';
import { asRecord } from '../../../runtime/client/json';
import { readContent } from './content';
import { headOf, type Reader } from './reader';
import { answeredId } from './reference';

/** What has an event of its own. */
const toldElsewhere = new Set(['reaction', 'edit', 'deletion']);

export const incomingEvent: Reader = async (payload, around) => {
	const content = readContent(payload);
	if (!content || toldElsewhere.has(content.kind)) return undefined;
	const head = await headOf(payload, around);
	return head && incomingMessage({ ...head.about, content, messageId: answeredId(head.talk, asRecord(payload.replyTo)) });
};
