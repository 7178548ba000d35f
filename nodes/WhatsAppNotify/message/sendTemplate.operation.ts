import type { IExecuteFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { Messenger } from '../../../domain/ports/messenger';
import type { ItemResult } from '../../../runtime/host/runItems';
import { showFor } from '../../shared/showFor';
import { ability, type Ability } from './ability';
import { prepareTemplate } from './prepareTemplate';
import { contentOfTemplate } from './templateContent';
import { recipientParameter } from './recipient';
import { sendOnce } from './sendOnce';
import { subjectOf } from './subject';
import { parametersHint, parametersProperty } from './templateFields';
import { templateProperty } from './templateProperty';

export const option: INodePropertyOptions = {
	name: 'Send Template',
	value: 'sendTemplate',
	description: 'Send an approved template, filled from the documents on the item',
	action: 'Send a template message',
};

export const needs: Ability = 'sendTemplate';

export const description: INodeProperties[] = showFor({ operation: ['sendTemplate'] }, [
	templateProperty('searchTemplates', parametersHint),
	parametersProperty,
]);

export async function execute(context: IExecuteFunctions, itemIndex: number, messenger: Messenger): Promise<ItemResult> {
	const subject = subjectOf(context, itemIndex);
	const to = recipientParameter(context, itemIndex, subject);
	const sendTemplate = ability(messenger, 'sendTemplate');
	const choice = context.getNodeParameter('template', itemIndex, '', { extractValue: true }) as string;
	const prepared = await prepareTemplate(context, itemIndex, messenger, subject, { choice, hasFields: true });
	const { correlationId, occasion } = subject;
	return await sendOnce(context, itemIndex, {
		to,
		template: prepared.template.name,
		content: contentOfTemplate(prepared),
		occasion,
		send: async () => await sendTemplate({ to, correlationId, ...prepared }),
	});
}
