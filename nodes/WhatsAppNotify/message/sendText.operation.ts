import type { IExecuteFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { Messenger } from '../../../domain/ports/messenger';
import type { ItemResult } from '../../../runtime/host/runItems';
import { IntegrationError } from '../../../runtime/integrationError';
import { hmac } from '../../../runtime/signature';
import { recipientParameter } from './recipient';
import { sendOnce } from './sendOnce';
import { subjectOf } from './subject';
import { filled } from './templateValues';

export const option: INodePropertyOptions = {
	name: 'Send Text',
	value: 'sendText',
	description: 'Send a text; Meta delivers it only within 24 hours after the customer wrote',
	action: 'Send a text message',
};

export const description: INodeProperties[] = [
	{
		displayName: 'Text',
		name: 'text',
		type: 'string',
		typeOptions: { rows: 4 },
		displayOptions: { show: { operation: ['sendText'] } },
		default: '',
		placeholder: 'e.g. Oi {first_name}, o pedido {order_number} foi enviado: {tracking_url}',
		hint: 'May hold {first_name}, {order_number}, {order_total}, {invoice_url}, {tracking_url}, {payment_url} and the like',
	},
];

export async function execute(context: IExecuteFunctions, itemIndex: number, messenger: Messenger): Promise<ItemResult> {
	const subject = subjectOf(context, itemIndex);
	const to = recipientParameter(context, itemIndex, subject);
	const written = context.getNodeParameter('text', itemIndex) as string;
	if (written.trim() === '') throw textMissing(subject.title);
	const text = filled(written, subject);
	const { correlationId } = subject;
	return await sendOnce(context, itemIndex, {
		to,
		template: null,
		key: `${correlationId}:${fingerprint(written)}`,
		send: async () => await messenger.sendText({ to, correlationId, text }),
	});
}

/** Tells one text from another in a key that is stored, where the text itself may hold personal data. */
function fingerprint(text: string): string {
	return hmac('sha256', 'text', text).toString('hex').slice(0, 16);
}

function textMissing(title: string): IntegrationError {
	return new IntegrationError('ponte', {
		class: 'validation',
		code: 'textMissing',
		message: `${title}: there is no text to send`,
		hint: 'Write it under "Text"',
	});
}
