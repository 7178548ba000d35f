import { fileExtensionOf, fileNameOf, mimeTypeOf } from '../../../domain/messaging/media';
import type { ButtonsMessage, Media, MediaMessage } from '../../../domain/ports/messenger';
import { linkOrBytes } from '../../../runtime/whatsapp/mediaFile';
import { vendor } from '../client/vendor';

/** Where a file goes and as what: pictures as such, everything else as a document, whose ending is part of the path. */
export function mediaContent({ media, caption }: MediaMessage): { path: string; content: Record<string, unknown> } {
	const file = fileOf(media);
	const words = caption ? { caption } : {};
	if (media.kind === 'image') return { path: '/send-image', content: { image: file, ...words } };
	const content = { document: file, fileName: fileNameOf(media), ...words };
	return { path: `/send-document/${fileExtensionOf(media)}`, content };
}

/** A link, or base64 with its type in front. */
function fileOf(media: Media): string {
	const file = linkOrBytes(vendor, media);
	return 'link' in file ? file.link : `data:${mimeTypeOf(media)};base64,${file.bytes.toString('base64')}`;
}

export function buttonsContent({ text, buttons }: ButtonsMessage): Record<string, unknown> {
	return { message: text, buttonList: { buttons: buttons.map(({ id, title }) => ({ id, label: title })) } };
}
