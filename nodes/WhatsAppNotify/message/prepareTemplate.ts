import type { IExecuteFunctions } from 'n8n-workflow';
import type { Messenger, OutgoingMessage, TemplateMessage } from '../../../domain/ports/messenger';
import { requireConsent } from './consent';
import { givenParameters, type Given } from './givenParameters';
import { headerFile } from './headerFile';
import type { Subject } from './subject';
import { chosenTemplate } from './templateChoice';
import { headerField, replyField } from './templateFields';
import { filled, templateValues } from './templateValues';

interface Choice {
	/** `name|language` */
	choice: string;
	/** Whether the node has the fields of "Parameters". */
	hasFields: boolean;
}

/** Everything of a template message but whom it goes to; refused before anything is sent where something is missing. */
export async function prepareTemplate(
	context: IExecuteFunctions,
	itemIndex: number,
	messenger: Messenger,
	subject: Subject,
	{ choice, hasFields }: Choice,
): Promise<Omit<TemplateMessage, keyof OutgoingMessage>> {
	const template = await chosenTemplate(messenger, choice);
	requireConsent(template, subject);
	const given = hasFields ? givenParameters(context, itemIndex, template) : {};
	return {
		template,
		values: templateValues(template, given, subject),
		...(await headerFile(context, itemIndex, template, filled(given[headerField] ?? '', subject))),
		buttonPayloads: payloads(template.quickReplies ?? [], given, subject),
	};
}

function payloads(quickReplies: readonly { index: number }[], given: Given, subject: Subject): Record<number, string> {
	const replies = quickReplies.map(({ index }) => [index, filled(given[replyField(index)] ?? '', subject)] as const);
	return Object.fromEntries(replies.filter(([, payload]) => payload !== ''));
}
