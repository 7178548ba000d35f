import type { IExecuteFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { Messenger } from '../../../domain/ports/messenger';
import type { ItemResult } from '../../../runtime/host/runItems';
import { IntegrationError } from '../../../runtime/integrationError';
import { recipientParameter } from './recipient';
import { sendOnce } from './sendOnce';
import { subjectOf } from './subject';
import { chosenTemplate } from './templateChoice';
import { templateValues } from './templateValues';

export const option: INodePropertyOptions = {
	name: 'Send Template',
	value: 'sendTemplate',
	description: 'Send an approved template, filled from the documents on the item',
	action: 'Send a template message',
};

const show = { operation: ['sendTemplate'] };

export const description: INodeProperties[] = [
	{
		displayName: 'Template',
		name: 'template',
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		required: true,
		displayOptions: { show },
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				placeholder: 'Choose a template…',
				typeOptions: { searchListMethod: 'searchTemplates', searchable: true },
			},
			{
				displayName: 'By Name',
				name: 'name',
				type: 'string',
				placeholder: 'e.g. order_shipped|pt_BR',
				hint: 'Name and language with | between them; without a language it is pt_BR',
			},
		],
		hint: 'Parameters called first_name, order_number, tracking_url and the like are filled by themselves',
		description: 'An approved message template that is filled with texts',
	},
	{
		displayName: 'Parameters',
		name: 'parameters',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add parameter',
		default: {},
		displayOptions: { show },
		description: 'Texts for parameters that are numbered or have names of their own; they go before what the item offers',
		options: [
			{
				name: 'values',
				displayName: 'Parameter',
				values: [
					{
						displayName: 'Name',
						name: 'name',
						type: 'string',
						default: '',
						placeholder: 'e.g. 1',
						hint: 'As in the template. Numbered ones: 1, 2, … in the body, header_1 in the header, button_1 for the first button',
					},
					{
						displayName: 'Text',
						name: 'text',
						type: 'string',
						default: '',
						placeholder: 'e.g. {first_name}',
						hint: 'May hold {first_name}, {order_number}, {order_total}, {tracking_url} and the like',
					},
				],
			},
		],
	},
];

export async function execute(context: IExecuteFunctions, itemIndex: number, messenger: Messenger): Promise<ItemResult> {
	const subject = subjectOf(context, itemIndex);
	const to = recipientParameter(context, itemIndex, subject);
	const choice = context.getNodeParameter('template', itemIndex, '', { extractValue: true }) as string;
	const template = await chosenTemplate(messenger, choice);
	const values = templateValues(template, givenParameters(context, itemIndex), subject);
	const { correlationId } = subject;
	const { sendTemplate } = messenger;
	if (!sendTemplate) throw noTemplates();
	return await sendOnce(context, itemIndex, {
		to,
		template: template.name,
		key: `${correlationId}:${template.name}`,
		send: async () => await sendTemplate({ to, correlationId, template, values }),
	});
}

function givenParameters(context: IExecuteFunctions, itemIndex: number): Record<string, string> {
	const rows = context.getNodeParameter('parameters.values', itemIndex, []) as { name?: string; text?: string }[];
	return Object.fromEntries(rows.map(({ name, text }) => [String(name ?? '').trim(), String(text ?? '')]));
}

function noTemplates(): IntegrationError {
	return new IntegrationError('ponte', {
		class: 'validation',
		code: 'noTemplates',
		message: 'This gateway knows no templates',
		hint: 'Use "Send Text", or choose another gateway',
	});
}
