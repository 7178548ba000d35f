import { z } from 'zod';
import type { Media, MediaMessage } from '../../../domain/ports/messenger';
import type { Connection } from '../../../runtime/client/connection';
import { multipartBody } from '../../../runtime/client/formBody';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import { unreadableAnswer } from '../../../runtime/errors/unreadableAnswer';
import { phoneNumberId, type Call } from '../client/api';
import { checkMedia, plainType } from './mediaTypes';
import { refuseLongText } from './textLimits';
import { answering, vendor } from '../client/vendor';

/** The part of a message that is a file, uploaded first where it comes as bytes. */
export async function mediaContent(connection: Connection, call: Call, { media, caption }: MediaMessage): Promise<Record<string, unknown>> {
	refuseLongText('caption', caption ?? '');
	if (caption && media.kind === 'audio') throw captionOnAudio();
	const object = await mediaObject(connection, call, media);
	return { type: media.kind, [media.kind]: { ...object, ...(caption ? { caption } : {}) } };
}

/** A file as a message or the header of a template names it. */
export async function mediaObject(connection: Connection, call: Call, media: Media): Promise<Record<string, string>> {
	checkMedia(media);
	const { kind, source, fileName } = media;
	// Only a document shows a name.
	const name: Record<string, string> = kind === 'document' && fileName ? { filename: fileName } : {};
	if ('link' in source) return { link: source.link, ...name };
	return { id: 'id' in source ? source.id : await upload(connection, call, media, source.bytes), ...name };
}

const uploaded = z.object({ id: z.string().min(1) });

/** An upload is not sent to anyone and is deleted after 30 days (Meta documentation), so it may be repeated after a lost answer. */
async function upload(connection: Connection, call: Call, { mimeType, fileName }: Media, bytes: Buffer): Promise<string> {
	const type = plainType(mimeType ?? '');
	const file = { bytes, fileName: fileName ?? 'file', mimeType: type };
	const path = `/${phoneNumberId(connection)}/media`;
	const answer = await call({ method: 'POST', path, safety: 'keyed', ...multipartBody({ messaging_product: 'whatsapp', type, file }) });
	const result = uploaded.safeParse(answer);
	if (result.success) return result.data.id;
	throw unreadableAnswer(answering, 'transient', 'the upload; nothing was sent');
}

function captionOnAudio(): IntegrationError {
	return new IntegrationError(vendor, {
		class: 'validation',
		code: 'captionOnAudio',
		message: 'WhatsApp does not show a caption with an audio. Nothing was sent',
		hint: 'Leave "Caption" empty, or send the text as a message of its own',
	});
}
