import type { MediaKind } from './ports/messenger';

const types: Readonly<Record<string, string>> = {
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

/** The MIME type that the end of a file's name or link stands for; null where it tells nothing. */
export function mimeTypeOfName(name: string): string | null {
	return types[/\.(\w+)$/.exec(withoutQuery(name))?.[1]?.toLowerCase() ?? ''] ?? null;
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
