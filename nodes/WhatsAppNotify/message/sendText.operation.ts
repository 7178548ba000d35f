import type { IExecuteFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { Messenger } from '../../../domain/ports/messenger';
import type { ItemResult } from '../../../runtime/host/runItems';
import { showFor } from '../../shared/showFor';
import { sendTextOrTemplate } from './fallbackTemplate';
import { recipientParameter } from './recipient';
import { sendOnce } from './sendOnce';
import { subjectOf } from './subject';
import { textParameter, textProperty } from './textParameter';

export const option: INodePropertyOptions = {
	name: 'Send Text',
	value: 'sendText',
	description: 'Send a text; official gateways deliver it only within 24 hours after the customer wrote',
	action: 'Send a text message',
};

export const needs = null;

export const description: INodeProperties[] = showFor({ operation: ['sendText'] }, [textProperty]);

export async function execute(context: IExecuteFunctions, itemIndex: number, messenger: Messenger): Promise<ItemResult> {
	const subject = subjectOf(context, itemIndex);
	const to = recipientParameter(context, itemIndex, subject);
	const text = textParameter(context, itemIndex, subject);
	const { correlationId, occasion } = subject;
	return await sendOnce(context, itemIndex, {
		to,
		template: null,
		content: [text],
		occasion,
		send: async () => await sendTextOrTemplate(context, itemIndex, messenger, subject, { to, correlationId, text }),
	});
}
