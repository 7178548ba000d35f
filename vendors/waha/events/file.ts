import { mediaContent, type Content, type ReceivedMedia, type ReceivedMediaKind } from '../../../domain/documents/content';
import { asRecord, asText, type Json } from '../../../runtime/client/json';
import { contentOf } from '../../../runtime/whatsapp/protocol/content';
import { field } from '../../../runtime/whatsapp/protocol/field';
import { partOf } from '../../../runtime/whatsapp/protocol/part';

/** The file that a message brings; undefined without one. It has no address where the server was told not to fetch files, or could not. */
export function fileIn({ hasMedia, media, _data }: Json, caption: string | null): Content | undefined {
	const { url, mimetype, filename } = asRecord(media);
	if (hasMedia !== true && asText(url) === null) return undefined;
	const told = toldByEngine(_data);
	const type = asText(mimetype) ?? told?.type ?? null;
	return mediaContent({
		kind: told?.kind ?? browserKinds.get(asText(field(_data, 'type')) ?? '') ?? kindOf(type ?? ''),
		url: asText(url),
		type,
		size: told?.size ?? null,
		caption,
		filename: asText(filename) ?? told?.filename ?? null,
	});
}

function toldByEngine(data: unknown): ReceivedMedia | undefined {
	const part = partOf(field(data, 'message'));
	return part && contentOf(part.name, part.value).media;
}

const browserKinds = new Map<string, ReceivedMediaKind>(
	Object.entries({ image: 'image', video: 'video', ptt: 'voice', audio: 'audio', document: 'document', sticker: 'sticker' }),
);

/** Voice messages are the only Ogg files and stickers the only WebP files that WhatsApp's apps send as such. */
function kindOf(type: string): ReceivedMediaKind {
	if (type.startsWith('audio/ogg')) return 'voice';
	if (type.startsWith('image/webp')) return 'sticker';
	const main = type.split('/')[0];
	return main === 'image' || main === 'video' || main === 'audio' ? main : 'document';
}
