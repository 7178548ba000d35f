import type { IExecuteFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { ButtonsMessage, Messenger } from '../../../domain/ports/messenger';
import type { ItemResult } from '../../../runtime/host/runItems';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import { showFor } from '../../shared/showFor';
import { ability, type Ability } from './ability';
import { recipientParameter } from './recipient';
import { sendOnce } from './sendOnce';
import { subjectOf, type Subject } from './subject';
import { filled } from './templateValues';
import { textParameter, textProperty } from './textParameter';

export const option: INodePropertyOptions = {
	name: 'Send Buttons',
	value: 'sendButtons',
	description: 'Send a text with up to three buttons that the customer answers by',
	action: 'Send a message with buttons',
};

export const needs: Ability = 'sendButtons';

const maxButtons = 3;
const longestTitle = 20;

export const description: INodeProperties[] = showFor({ operation: ['sendButtons'] }, [
	textProperty,
	{
		displayName: 'Buttons',
		name: 'buttons',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Button',
		default: {},
		description: 'One to three buttons below the text',
		options: [
			{
				name: 'values',
				displayName: 'Button',
				values: [
					{
						displayName: 'Title',
						name: 'title',
						type: 'string',
						default: '',
						placeholder: 'e.g. Sim, recebi',
						hint: '20 characters at most',
						description: 'What stands on the button',
					},
					{
						displayName: 'ID',
						name: 'id',
						type: 'string',
						default: '',
						placeholder: 'e.g. received:{order_number}',
						hint: 'Empty: the title',
						description: 'What comes back when the customer presses the button',
					},
				],
			},
		],
	},
]);

export async function execute(context: IExecuteFunctions, itemIndex: number, messenger: Messenger): Promise<ItemResult> {
	const subject = subjectOf(context, itemIndex);
	const to = recipientParameter(context, itemIndex, subject);
	const sendButtons = ability(messenger, 'sendButtons');
	const text = textParameter(context, itemIndex, subject);
	const buttons = buttonsParameter(context, itemIndex, subject);
	const { correlationId, occasion } = subject;
	return await sendOnce(context, itemIndex, {
		to,
		template: null,
		content: [text, ...buttons.map(({ title }) => title)],
		occasion,
		send: async () => await sendButtons({ to, correlationId, text, buttons }),
	});
}

function buttonsParameter(context: IExecuteFunctions, itemIndex: number, subject: Subject): ButtonsMessage['buttons'] {
	const rows = context.getNodeParameter('buttons.values', itemIndex, []) as { title?: string; id?: string }[];
	const buttons = rows.map(({ title = '', id = '' }) => ({ title: title.trim(), id: filled(id.trim() || title.trim(), subject) }));
	const problem = problemOf(buttons);
	if (problem === undefined) return buttons;
	throw new IntegrationError('ponte', {
		class: 'validation',
		code: 'buttonsUnusable',
		message: `${subject.title}: ${problem}. Nothing was sent`,
		hint: 'Correct them under "Buttons"',
	});
}

function problemOf(buttons: ButtonsMessage['buttons']): string | undefined {
	if (buttons.length < 1 || buttons.length > maxButtons) return `a message has 1 to ${maxButtons} buttons, not ${buttons.length}`;
	const long = buttons.find(({ title }) => title.length > longestTitle);
	if (long) return `the button "${long.title}" is longer than ${longestTitle} characters`;
	if (buttons.some(({ title }) => title === '')) return 'a button has no title';
	const isTwice =
		new Set(buttons.map(({ title }) => title)).size < buttons.length || new Set(buttons.map(({ id }) => id)).size < buttons.length;
	return isTwice ? 'two buttons have the same title or ID' : undefined;
}
