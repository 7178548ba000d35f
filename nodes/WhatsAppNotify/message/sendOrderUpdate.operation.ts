import type { IExecuteFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { orderUpdates, type OrderUpdate } from '../../../domain/messaging/orderUpdate';
import { updateProblems } from '../../../domain/messaging/updateTruth';
import { tellProblems } from '../../../domain/values/problemWords';
import type { Messenger } from '../../../domain/ports/messenger';
import { hostClock } from '../../../runtime/host/clock';
import type { ItemResult } from '../../../runtime/host/runItems';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import { showFor } from '../../shared/showFor';
import { ability, type Ability } from './ability';
import { prepareTemplate } from './prepareTemplate';
import { contentOfTemplate } from './templateContent';
import { recipientParameter } from './recipient';
import { sendOnce } from './sendOnce';
import { subjectOf, type Subject } from './subject';
import { templateProperty } from './templateProperty';

export const option: INodePropertyOptions = {
	name: 'Send Order Update',
	value: 'sendOrderUpdate',
	description: 'Tell what has happened to an order, a payment or an appointment, with nothing to fill in',
	action: 'Send an order update',
};

export const needs: Ability = 'sendTemplate';

export const description: INodeProperties[] = showFor({ operation: ['sendOrderUpdate'] }, [
	{
		displayName: 'Update',
		name: 'update',
		type: 'options',
		noDataExpression: true,
		options: orderUpdates.map(({ id, name }) => ({ name, value: id })),
		default: 'shipped',
		description: 'What the customer is told; each update of an order goes out once',
	},
	templateProperty('searchUpdateTemplates', 'The list holds the templates that such an update fills by itself. Others: "Send Template"'),
]);

export async function execute(context: IExecuteFunctions, itemIndex: number, messenger: Messenger): Promise<ItemResult> {
	const subject = subjectOf(context, itemIndex);
	const update = updateOf(context.getNodeParameter('update', itemIndex));
	requireDocument(update, subject);
	requireTruth(update, subject);
	const to = recipientParameter(context, itemIndex, subject);
	const sendTemplate = ability(messenger, 'sendTemplate');
	const choice = context.getNodeParameter('template', itemIndex, '', { extractValue: true }) as string;
	const prepared = await prepareTemplate(context, itemIndex, messenger, subject, { choice, hasFields: false });
	const { correlationId, occasion } = subject;
	return await sendOnce(context, itemIndex, {
		to,
		template: prepared.template.name,
		content: contentOfTemplate(prepared),
		occasion: `${occasion}:${update.id}`,
		send: async () => await sendTemplate({ to, correlationId, ...prepared }),
	});
}

export function updateOf(id: unknown): OrderUpdate {
	return orderUpdates.find((each) => each.id === id) ?? orderUpdates[0]!;
}

function requireDocument({ name, about }: OrderUpdate, { documents, title }: Subject): void {
	if (about.some((document) => documents[document])) return;
	throw new IntegrationError('ponte', {
		class: 'validation',
		code: 'documentMissing',
		message: `${title}: the update "${name}" is about the ${about.join(' or the ')}, but the item has none. Nothing was sent`,
		hint: `Put the node that adds the ${about.join(' or the ')} before this one`,
	});
}

function requireTruth({ id, name }: OrderUpdate, { documents, title }: Subject): void {
	const problems = updateProblems(id, documents, hostClock.now());
	if (problems.length === 0) return;
	throw new IntegrationError('ponte', {
		class: 'validation',
		code: 'updateUntrue',
		message: `${title}: the update "${name}" is not so: ${tellProblems(problems)}. Nothing was sent`,
		hint: 'Put a Switch or If node before this one, so that each event gets the update that is its own; "Send Template" tells whatever you want',
	});
}
