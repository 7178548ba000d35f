import type { ButtonsMessage } from '../../../domain/ports/messenger';
import { refuseLongText } from './textLimits';

/** A text with reply buttons below it. */
export function buttonsContent({ text, buttons }: ButtonsMessage): Record<string, unknown> {
	refuseLongText('text above buttons', text);
	for (const { id } of buttons) refuseLongText('button ID', id);
	const action = { buttons: buttons.map(({ id, title }) => ({ type: 'reply', reply: { id, title } })) };
	return { type: 'interactive', interactive: { type: 'button', body: { text }, action } };
}
