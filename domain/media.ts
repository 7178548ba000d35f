import { fileNameOfLink } from './mediaType';
import type { Media, MediaKind } from './ports/messenger';

const usualTypes: Record<MediaKind, string> = {
	image: 'image/jpeg',
	video: 'video/mp4',
	audio: 'audio/mpeg',
	document: 'application/octet-stream',
};

/** The media type without its parameters; where nobody named one, what its kind mostly is. */
export function mimeTypeOf({ mimeType, kind }: Media): string {
	return mimeType?.split(';')[0]?.trim().toLowerCase() || usualTypes[kind];
}

/** What the customer sees a file called: its name, else the end of its link, else its kind with an ending. */
export function fileNameOf(media: Media): string {
	const name = media.fileName?.trim() || nameInLink(media.source);
	return name || `${media.kind}.${endingOf(mimeTypeOf(media))}`;
}

/** The ending of the file's name without the dot, e.g. `pdf`. */
export function fileExtensionOf(media: Media): string {
	return /\.([A-Za-z0-9]{2,5})$/.exec(fileNameOf(media))?.[1]?.toLowerCase() ?? endingOf(mimeTypeOf(media));
}

function nameInLink(source: Media['source']): string | undefined {
	const name = 'link' in source ? fileNameOfLink(source.link) : null;
	return name === null ? undefined : decode(name);
}

function decode(name: string): string {
	try {
		return decodeURIComponent(name);
	} catch {
		return name;
	}
}

/** `application/pdf` → `pdf`, `image/svg+xml` → `svg`; `bin` for a type that is no ending. */
function endingOf(mimeType: string): string {
	const ending = /\/([a-z0-9]{2,5})(?:\+[a-z]+)?$/.exec(mimeType)?.[1] ?? 'bin';
	if (ending === 'jpeg') return 'jpg';
	return ending === 'mpeg' ? 'mp3' : ending;
}
