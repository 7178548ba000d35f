import type { IExecuteFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { ReceivedMedia } from '../../../domain/documents/content';
import { receivedFileName } from '../../../domain/messaging/media';
import type { MediaReference, Messenger } from '../../../domain/ports/messenger';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import { asObject } from '../../../runtime/host/itemDocuments';
import type { ItemResult } from '../../../runtime/host/runItems';
import { ability, type Ability } from './ability';

export const option: INodePropertyOptions = {
	name: 'Download Media',
	value: 'downloadMedia',
	description: 'Get the file that a customer sent, such as a photographed payment slip, as binary field "media"',
	action: 'Download a media file',
};

export const needs: Ability = 'downloadMedia';

export const description: INodeProperties[] = [];

/** The file of the reply on the item; gateways keep files of customers for days only. */
export async function execute(context: IExecuteFunctions, itemIndex: number, messenger: Messenger): Promise<ItemResult> {
	const reference = referenceOn(context, itemIndex);
	const { bytes, mimeType, fileName } = await ability(messenger, 'downloadMedia')(reference);
	const type = mimeType ?? reference.type ?? 'application/octet-stream';
	const name = receivedFileName(fileName ?? reference.filename, type, reference.messageId);
	return { documents: {}, binary: { media: await context.helpers.prepareBinaryData(bytes, name, type) } };
}

function referenceOn(context: IExecuteFunctions, itemIndex: number): MediaReference {
	const reply = asObject(context.getInputData()[itemIndex]!.json.reply);
	const media = asObject(reply?.media) as Partial<ReceivedMedia> | undefined;
	if (!media || typeof reply?.id !== 'string') throw mediaMissing();
	const { id = null, url = null, type = null, filename = null } = media;
	return { messageId: reply.id, id, url, type, filename };
}

function mediaMissing(): IntegrationError {
	return new IntegrationError('ponte', {
		class: 'validation',
		code: 'mediaMissing',
		message: 'There is no reply with a file on the item',
		hint: 'Put this node behind a WhatsApp Event Trigger and an IF node on "reply.kind" being "media"',
	});
}
