import type { Media, MediaKind } from '../ports/messenger';

/** Where nobody named the type. */
const usualTypes: Record<MediaKind, string> = {
	image: 'image/jpeg',
	video: 'video/mp4',
	audio: 'audio/mpeg',
	document: 'application/octet-stream',
};

/** By the end of a file's name. */
const typeByEnding: Readonly<Record<string, string>> = {
	pdf: 'application/pdf',
	txt: 'text/plain',
	doc: 'application/msword',
	docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
	xls: 'application/vnd.ms-excel',
	xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
	ppt: 'application/vnd.ms-powerpoint',
	pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
	jpg: 'image/jpeg',
	jpeg: 'image/jpeg',
	png: 'image/png',
	mp4: 'video/mp4',
	'3gp': 'video/3gpp',
	mp3: 'audio/mpeg',
	m4a: 'audio/mp4',
	aac: 'audio/aac',
	amr: 'audio/amr',
	ogg: 'audio/ogg',
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

/** The name of a customer's file, without what a file system takes for a path; else one of its own by type and message. */
export function receivedFileName(given: string | null, mimeType: string, messageId: string): string {
	const name = (given ?? '').replace(/[\\/:*?"<>|\p{Cc}\p{Cf}]/gu, '_').trim();
	if (/[^._]/.test(name)) return name;
	const type = mimeType.split(';')[0]!.trim().toLowerCase();
	const known = Object.keys(typeByEnding).find((ending) => typeByEnding[ending] === type);
	return `whatsapp-${messageId.replace(/[^\w-]/g, '').slice(-12)}.${known ?? endingOf(type)}`;
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

/** The MIME type that the end of a file's name or link stands for; null where it tells nothing. */
export function mimeTypeOfName(name: string): string | null {
	return typeByEnding[/\.(\w+)$/.exec(withoutQuery(name))?.[1]?.toLowerCase() ?? ''] ?? null;
}

/** The last part of a link, where it looks like the name of a file. */
export function fileNameOfLink(link: string): string | null {
	return /[^/]\/([^/]+\.\w+)$/.exec(withoutQuery(link))?.[1] ?? null;
}

function withoutQuery(text: string): string {
	return text.trim().replace(/[?#].*$/, '');
}

/** How a chat shows such a file; a document where nothing is known. */
export function mediaKindOf(mimeType: string | null): MediaKind {
	const kind = /^(image|video|audio)\//.exec(mimeType ?? '')?.[1];
	return kind === undefined ? 'document' : (kind as MediaKind);
}
