import type { IExecuteFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { Messenger } from '../../../domain/ports/messenger';
import type { ItemResult } from '../../../runtime/host/runItems';
import { showFor } from '../../shared/showFor';
import { ability, type Ability } from './ability';
import { nameOfFile } from './templateContent';
import { mediaParameter, mediaProperties } from './mediaParameter';
import { recipientParameter } from './recipient';
import { sendOnce } from './sendOnce';
import { subjectOf } from './subject';
import { filled } from './templateValues';
import { placeholderHint } from './textParameter';

export const option: INodePropertyOptions = {
	name: 'Send Media',
	value: 'sendMedia',
	description: 'Send a file, such as the DANFE or the label that the node before left on the item',
	action: 'Send a media message',
};

export const needs: Ability = 'sendMedia';

export const description: INodeProperties[] = showFor({ operation: ['sendMedia'] }, [
	...mediaProperties,
	{
		displayName: 'Caption',
		name: 'caption',
		type: 'string',
		typeOptions: { rows: 2 },
		default: '',
		placeholder: 'e.g. {first_name}, segue a nota fiscal do pedido {order_number}',
		hint: placeholderHint,
		description: 'The text below the file',
	},
]);

export async function execute(context: IExecuteFunctions, itemIndex: number, messenger: Messenger): Promise<ItemResult> {
	const subject = subjectOf(context, itemIndex);
	const to = recipientParameter(context, itemIndex, subject);
	const sendMedia = ability(messenger, 'sendMedia');
	const written = context.getNodeParameter('caption', itemIndex, '') as string;
	const caption = filled(written.trim(), subject) || null;
	const media = await mediaParameter(context, itemIndex, subject);
	const { correlationId, occasion } = subject;
	return await sendOnce(context, itemIndex, {
		to,
		template: null,
		content: [nameOfFile(media), caption ?? ''],
		occasion,
		send: async () => await sendMedia({ to, correlationId, media, caption }),
	});
}
