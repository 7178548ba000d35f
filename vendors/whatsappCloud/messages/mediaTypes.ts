import type { Media, MediaKind } from '../../../domain/ports/messenger';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import { vendor } from '../client/vendor';

const megabyte = 1_048_576;

/** Meta documentation, supported media types and the greatest size of a file, in bytes. */
const rules: Readonly<Record<MediaKind, { max: number; types: readonly string[] }>> = {
	image: { max: 5 * megabyte, types: ['image/jpeg', 'image/png'] },
	video: { max: 16 * megabyte, types: ['video/mp4', 'video/3gpp'] },
	audio: { max: 16 * megabyte, types: ['audio/aac', 'audio/amr', 'audio/mpeg', 'audio/mp4', 'audio/ogg'] },
	document: {
		max: 100 * megabyte,
		types: [
			'application/pdf',
			'text/plain',
			'application/msword',
			'application/vnd.ms-excel',
			'application/vnd.ms-powerpoint',
			'application/vnd.openxmlformats-officedocument.presentationml.presentation',
			'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
			'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
		],
	},
};

/** `audio/ogg; codecs=opus` → `audio/ogg` */
export function plainType(mimeType: string): string {
	return mimeType.split(';')[0]!.trim().toLowerCase();
}

/** Refuses a file that Meta would find out to be wrong only after it has accepted the message. What is not known is let through. */
export function checkMedia({ kind, mimeType, source }: Media): void {
	const { max, types } = rules[kind];
	const type = mimeType === null ? null : plainType(mimeType);
	if (type !== null && !types.includes(type)) {
		throw refused('mediaType', `WhatsApp does not accept files of the type ${type} as ${kind}`, `It accepts ${types.join(', ')}`);
	}
	if (!('bytes' in source)) return;
	if (type === null) throw refused('mediaType', 'The type of the file is not known', 'Give the binary field its MIME type');
	const { length } = source.bytes;
	if (length === 0) throw refused('mediaEmpty', 'The file is empty', 'Look at the previous node, which made the file');
	if (length > max) throw refused('mediaTooLarge', `The file has ${inMegabytes(length)} MB`, tooLargeHint(kind, max));
}

function tooLargeHint(kind: MediaKind, max: number): string {
	return `WhatsApp takes ${inMegabytes(max)} MB at most as ${kind}: make the file smaller, or send a link to it in a text`;
}

function inMegabytes(bytes: number): number {
	return Math.ceil((bytes / megabyte) * 10) / 10;
}

function refused(code: string, message: string, hint: string): IntegrationError {
	return new IntegrationError(vendor, { class: 'validation', code, message: `${message}. Nothing was sent`, hint });
}
