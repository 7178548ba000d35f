import type { IExecuteFunctions } from 'n8n-workflow';
import type { MessageTemplate } from '../../../domain/documents/message';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import { headerField, replyField } from './templateFields';

/** The texts that the user gives under "Parameters", by field; what is empty is not given. */
export type Given = Readonly<Record<string, string>>;

export function givenParameters(context: IExecuteFunctions, itemIndex: number, template: MessageTemplate): Given {
	const fields = (context.getNodeParameter('parameters.value', itemIndex, null) ?? {}) as Record<string, unknown>;
	const texts = Object.entries(fields).map(([name, value]) => [name.trim(), String(value ?? '').trim()] as const);
	const given = Object.fromEntries(texts.filter(([, text]) => text !== ''));
	refuseStrangers(template, Object.keys(given));
	return given;
}

/** A text that nobody would read means that the flow takes the template for another one. */
function refuseStrangers({ name, parameters, quickReplies = [], header = 'text' }: MessageTemplate, given: readonly string[]): void {
	const known = [
		...parameters.map((parameter) => parameter.name),
		...quickReplies.map(({ index }) => replyField(index)),
		...(header === 'text' ? [] : [headerField]),
	];
	const strangers = given.filter((each) => !known.includes(each));
	if (strangers.length === 0) return;
	throw new IntegrationError('ponte', {
		class: 'validation',
		code: 'parameterUnknown',
		message: `Template "${name}" has no ${strangers.map((each) => `"${each}"`).join(', ')}. Nothing was sent`,
		hint:
			known.length > 0 ? `It has ${known.join(', ')}: refresh the list under "Parameters"` : 'It has nothing to fill: empty "Parameters"',
	});
}
