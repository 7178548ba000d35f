import type { IExecuteFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { Message } from '../../../domain/documents/message';
import type { Messenger, OutgoingMessage } from '../../../domain/ports/messenger';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import { attempt } from '../../../runtime/errors/attempt';
import { messengers } from '../../../vendors';
import { ability } from './ability';
import { prepareTemplate } from './prepareTemplate';
import type { Subject } from './subject';

export const fallbackTemplateOption: INodeProperties = {
	displayName: 'Fallback Template Name or ID',
	name: 'fallbackTemplate',
	type: 'options',
	typeOptions: { loadOptionsMethod: 'getTemplates' },
	displayOptions: {
		show: {
			'/operation': ['sendText'],
			'/vendor': messengers.filter(({ can }) => can.includes('sendTemplate')).map(({ id }) => id),
		},
	},
	default: '',
	hint: 'One that the documents on the item fill by themselves',
	description:
		'Sent instead of the text where the customer has not written for 24 hours. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
};

/** The templates for a plain dropdown; a value is `name|language`. */
export async function templateOptions(messenger: Messenger): Promise<INodePropertyOptions[]> {
	const templates = (await messenger.templates?.()) ?? [];
	return templates.map(({ name, language }) => ({ name: `${name} (${language})`, value: `${name}|${language}` }));
}

/** Sends the text, and where only a template may go out the one that the user has chosen for that. */
export async function sendTextOrTemplate(
	context: IExecuteFunctions,
	itemIndex: number,
	messenger: Messenger,
	subject: Subject,
	{ text, ...message }: OutgoingMessage & { text: string },
): Promise<Message> {
	const sent = await attempt(messenger.sendText({ ...message, text }));
	if (sent.ok) return sent.value;
	const choice = (context.getNodeParameter('options.fallbackTemplate', itemIndex, '') as string).trim();
	if (choice === '' || !isWindowClosed(sent.error)) throw sent.error;
	const sendTemplate = ability(messenger, 'sendTemplate');
	const prepared = await prepareTemplate(context, itemIndex, messenger, subject, { choice, hasFields: false });
	return await sendTemplate({ ...message, ...prepared });
}

function isWindowClosed(error: unknown): boolean {
	return error instanceof IntegrationError && error.failure.condition === 'windowClosed';
}
