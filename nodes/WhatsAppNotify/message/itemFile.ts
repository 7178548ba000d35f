import type { IBinaryKeyData, IExecuteFunctions } from 'n8n-workflow';
import { fileNameOfLink, mediaKindOf, mimeTypeOfName } from '../../../domain/messaging/media';
import type { Media, MediaKind } from '../../../domain/ports/messenger';
import { IntegrationError } from '../../../runtime/errors/integrationError';

/** Where the nodes of this package leave their files, and where n8n's own do. */
const usualFields = ['danfe', 'label', 'boleto', 'pixQrCode', 'data'];

/** The file in a binary field of the item; without a name that of the first usual field, else the first there is, of the wanted kind. */
export async function itemFile(context: IExecuteFunctions, itemIndex: number, named: string, kind?: MediaKind): Promise<Media> {
	const { binary = {} } = context.getInputData()[itemIndex]!;
	const field =
		named ||
		Object.keys(binary)
			.toSorted(usualFirst)
			.find((each) => !kind || kindOf(binary, each) === kind);
	const file = field === undefined ? undefined : binary[field];
	if (field === undefined || !file) throw fileNotFound(named, Object.keys(binary), kind);
	const bytes = await context.helpers.getBinaryDataBuffer(itemIndex, field);
	return { kind: kind ?? kindOf(binary, field), source: { bytes }, mimeType: file.mimeType || null, fileName: file.fileName ?? null };
}

/** The file behind a public link, which the gateway fetches itself. */
export function linkedFile(link: string, kind?: MediaKind, fileName?: string): Media {
	const mimeType = mimeTypeOfName(link);
	return { kind: kind ?? mediaKindOf(mimeType), source: { link }, mimeType, fileName: fileName || fileNameOfLink(link) };
}

function kindOf(binary: IBinaryKeyData, field: string): MediaKind {
	return mediaKindOf(binary[field]?.mimeType ?? null);
}

function usualFirst(one: string, other: string): number {
	const rank = (field: string) => (usualFields.includes(field) ? usualFields.indexOf(field) : usualFields.length);
	return rank(one) - rank(other);
}

function fileNotFound(named: string, there: readonly string[], kind: MediaKind | undefined): IntegrationError {
	const has = there.length > 0 ? `it has ${there.join(', ')}` : 'it has none';
	return new IntegrationError('ponte', {
		class: 'validation',
		code: 'fileMissing',
		message: `The item has no ${named ? `binary field "${named}"` : `file of the kind "${kind ?? 'document'}"`}: ${has}. Nothing was sent`,
		hint: 'Put a node before this one that leaves the file in a binary field, or give a link to it',
	});
}
