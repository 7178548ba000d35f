import { fileNameOf, mimeTypeOf } from '../../../domain/messaging/media';
import type { MediaMessage } from '../../../domain/ports/messenger';
import { linkOrBytes } from '../../../runtime/whatsapp/mediaFile';
import { vendor } from '../client/vendor';

/** Where a file goes and as what: pictures as such, everything else as a file. */
export function mediaContent({ media, caption }: MediaMessage): { path: string; content: Record<string, unknown> } {
	const source = linkOrBytes(vendor, media);
	const where = 'link' in source ? { url: source.link } : { data: source.bytes.toString('base64') };
	const file = { mimetype: mimeTypeOf(media), filename: fileNameOf(media), ...where };
	const path = media.kind === 'image' ? '/sendImage' : '/sendFile';
	return { path, content: { file, ...(caption ? { caption } : {}) } };
}
