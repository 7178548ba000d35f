import { fileNameOf, mimeTypeOf } from '../../../domain/messaging/media';
import type { MediaMessage } from '../../../domain/ports/messenger';
import { linkOrBytes } from '../../../runtime/whatsapp/mediaFile';
import { vendor } from '../client/vendor';

/** A file in the shape of `sendMedia`: a link, or plain base64 (no data URI), which needs a file name. */
export function mediaContent({ media, caption }: MediaMessage): Record<string, unknown> {
	const file = linkOrBytes(vendor, media);
	return {
		mediatype: media.kind,
		mimetype: mimeTypeOf(media),
		media: 'link' in file ? file.link : file.bytes.toString('base64'),
		fileName: fileNameOf(media),
		...(caption ? { caption } : {}),
	};
}
