import type { IExecuteFunctions } from 'n8n-workflow';
import type { MessageTemplate } from '../../../domain/documents/message';
import type { Media } from '../../../domain/ports/messenger';
import { itemFile, linkedFile } from './itemFile';

/** What the template shows above its text: a link, the name of a binary field, or without either the item's file of that kind. */
export async function headerFile(
	context: IExecuteFunctions,
	itemIndex: number,
	{ header = 'text' }: MessageTemplate,
	given: string,
): Promise<{ header?: Media }> {
	if (header === 'text') return {};
	if (/^https?:\/\//i.test(given)) return { header: linkedFile(given, header) };
	return { header: await itemFile(context, itemIndex, given, header) };
}
