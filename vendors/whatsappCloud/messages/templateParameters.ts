import { z } from 'zod';
import type { MessageTemplate, TemplateParameter } from '../../../domain/documents/message';

const word = z.string().nullish().catch(null);

const button = z.object({ type: word, url: word, text: word });

const component = z.object({
	type: word,
	format: word,
	text: word,
	buttons: z
		.array(button.catch({ type: 'UNKNOWN', url: null, text: null }))
		.nullish()
		.catch(null),
});

export const components = z.array(component);

export type Component = z.output<typeof component>;

/** Everything of a template that has to be filled when it is sent, in the order of the text. */
export function parametersOf(all: readonly Component[], named: boolean): TemplateParameter[] {
	return all.flatMap((each) => {
		if (each.type === 'HEADER') return textParameters(each, named, 'header');
		if (each.type === 'BODY') return textParameters(each, named, 'body');
		return each.type === 'BUTTONS' ? buttonParameters(each) : [];
	});
}

/** `{{first_name}}` or `{{1}}`; a positional one of the header is `header_1`, so that it is not taken for the body's. */
function textParameters({ text }: Component, named: boolean, place: 'header' | 'body'): TemplateParameter[] {
	return variablesIn(text ?? '').map((variable) => ({
		name: named || place === 'body' ? variable : `header_${variable}`,
		named,
		place,
	}));
}

/** The end of a button's address is positional in every template; the first button's is `button_1`. */
function buttonParameters({ buttons }: Component): TemplateParameter[] {
	return (buttons ?? []).flatMap(({ type, url }, buttonIndex) => {
		const variable = type === 'URL' ? /\{\{[^{}]+\}\}/.exec(url ?? '') : null;
		if (!variable) return [];
		return [
			{
				name: `button_${buttonIndex + 1}`,
				named: false,
				place: 'url_button',
				buttonIndex,
				urlPrefix: (url ?? '').slice(0, variable.index),
			},
		];
	});
}

function variablesIn(text: string): string[] {
	const found = [...text.matchAll(/\{\{\s*([^{}\s]+)\s*\}\}/g)].map((match) => match[1]!);
	return [...new Set(found)];
}

/** What the header shows; nothing for a template without one. */
export function headerOf(all: readonly Component[]): Pick<MessageTemplate, 'header'> {
	const format = all.find(({ type }) => type === 'HEADER')?.format;
	const header = format == null ? undefined : headers[format];
	return header ? { header } : {};
}

/** The quick reply buttons, counted among all buttons. */
export function quickRepliesOf(all: readonly Component[]): Pick<MessageTemplate, 'quickReplies'> {
	const buttons = all.find(({ type }) => type === 'BUTTONS')?.buttons ?? [];
	const quickReplies = buttons.flatMap(({ type, text }, index) => (type === 'QUICK_REPLY' ? [{ index, title: text ?? '' }] : []));
	return quickReplies.length > 0 ? { quickReplies } : {};
}

const headers: Readonly<Record<string, MessageTemplate['header']>> = {
	TEXT: 'text',
	IMAGE: 'image',
	VIDEO: 'video',
	DOCUMENT: 'document',
};
const parts = ['HEADER', 'BODY', 'FOOTER', 'BUTTONS'];
const plainButtons = ['URL', 'QUICK_REPLY', 'PHONE_NUMBER'];

/** Whether texts and a file fill it: not one with a place, a one-time code, a catalogue or a carousel. */
export function canBeFilled(all: readonly Component[]): boolean {
	return all.every(
		({ type, format, buttons }) =>
			parts.includes(type ?? '') &&
			(type !== 'HEADER' || (format ?? '') in headers) &&
			(buttons ?? []).every((each) => plainButtons.includes(each.type ?? '')),
	);
}
