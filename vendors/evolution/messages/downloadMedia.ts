import { z } from 'zod';
import type { MediaFile, MediaReference } from '../../../domain/ports/messenger';
import { attempt } from '../../../runtime/errors/attempt';
import { hasClass } from '../../../runtime/errors/integrationError';
import { unreadableAnswer } from '../../../runtime/errors/unreadableAnswer';
import { fileGone } from '../../../runtime/whatsapp/receivedFile';
import type { Call } from '../client/api';
import { vendor } from '../client/vendor';

const word = z.string().nullish().catch(null);

const answer = z.object({ base64: z.string().min(1), mimetype: word, fileName: word });

/** Evolution opens the encrypted file of a message that it has kept, and hands it out as base64. */
export async function downloadMedia(call: Call, media: MediaReference): Promise<MediaFile> {
	const body = { message: messageOf(media), convertToMp4: false };
	const outcome = await attempt(call({ action: 'chat/getBase64FromMediaMessage', safety: 'read', body }));
	if (!outcome.ok) throw hasClass(outcome.error, 'validation') ? gone : outcome.error;
	const result = answer.safeParse(outcome.value);
	if (!result.success) throw unreadableAnswer(vendor, 'transient', 'the download of a file');
	const { base64, mimetype, fileName } = result.data;
	return { bytes: Buffer.from(base64, 'base64'), mimeType: mimetype ?? null, fileName: media.filename ?? fileName ?? null };
}

/** A server whose number is at Meta wants Meta's id of the file, in whatever kind of message; a device finds its own message. */
function messageOf({ messageId, id, type }: MediaReference): Record<string, unknown> {
	const key = { id: messageId };
	if (id === null) return { key };
	return { key, messageType: 'documentMessage', message: { documentMessage: { id, ...(type === null ? {} : { mime_type: type }) } } };
}

const gone = fileGone(
	vendor,
	'WhatsApp keeps files for some days. The server has to keep its messages, too: switch DATABASE_SAVE_DATA_NEW_MESSAGE on there',
);
