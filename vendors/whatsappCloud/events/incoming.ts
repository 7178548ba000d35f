import type { PassedOver } from '../../../runtime/client/connection';
import { readRow } from '../../../runtime/webhooks/readRow';
import { z } from 'zod';
import { incomingMessage } from '../../../domain/messaging/incomingMessage';
import type { MessageEvent } from '../../../domain/documents/messageEvent';
import { phoneOfAccount } from '../../../domain/values/phone';
import { isoTime } from '../../../runtime/webhooks/deliveryBody';
import { vendor } from '../client/vendor';

const word = z.string().nullish().catch(null);
const captioned = z.object({ caption: word }).nullish().catch(null);
const choice = z.object({ id: word, title: word }).nullish().catch(null);

const message = z.object({
	id: z.string().min(1),
	type: z.string(),
	timestamp: z.unknown(),
	/** Absent for a customer who shows a username. */
	from: word,
	from_user_id: word,
	context: z.object({ id: word }).nullish().catch(null),
	text: z.object({ body: word }).nullish().catch(null),
	image: captioned,
	video: captioned,
	document: captioned,
	button: z.object({ payload: word, text: word }).nullish().catch(null),
	interactive: z.object({ button_reply: choice, list_reply: choice }).nullish().catch(null),
});

/** What a customer did; a change of number (`system`) is left out. */
export function incomingEvents(row: unknown, receivedAt: string, passedOver?: PassedOver): MessageEvent[] {
	const read = readRow(message, row, '"messages" of a delivery', passedOver);
	if (read === undefined || read.type === 'system') return [];
	const { id, timestamp, from, from_user_id, context } = read;
	return [
		incomingMessage({
			id,
			vendor: vendor.id,
			messageId: context?.id ?? null,
			phone: phoneOfAccount(from),
			userId: from_user_id ?? null,
			...contentOf(read),
			at: isoTime(timestamp, 'seconds', receivedAt),
		}),
	];
}

/** A button of a template has a payload, one of a message an id; both were given by the shop. */
function contentOf({ text, image, video, document, button, interactive }: z.output<typeof message>) {
	const chosen = interactive?.button_reply ?? interactive?.list_reply;
	return {
		text: button?.text ?? chosen?.title ?? text?.body ?? (image ?? video ?? document)?.caption ?? null,
		buttonId: button?.payload ?? chosen?.id ?? null,
	};
}
