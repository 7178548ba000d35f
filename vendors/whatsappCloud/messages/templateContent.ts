import type { TemplateParameter } from '../../../domain/documents/message';
import type { TemplateMessage } from '../../../domain/ports/messenger';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import { vendor } from '../client/vendor';

/** What the header shows, as the API names it: `{ type: 'document', document: { id } }`. */
export type HeaderParameter = { type: string } & Record<string, unknown>;

/** The part of a message that names a template and fills it; a template without variables has no components. */
export function templateContent(
	{ template, values, buttonPayloads = {} }: TemplateMessage,
	header?: HeaderParameter,
): Record<string, unknown> {
	const fill = (parameter: TemplateParameter) => textParameter(parameter, valueOf(template.name, parameter, values));
	const at = (place: TemplateParameter['place']) => template.parameters.filter((parameter) => parameter.place === place);
	const components = [
		...component('header', header ? [header] : at('header').map(fill)),
		...component('body', at('body').map(fill)),
		...at('url_button').map((parameter) => buttonComponent('url', parameter.buttonIndex ?? 0, fill(parameter))),
		...Object.entries(buttonPayloads).map(([index, payload]) => buttonComponent('quick_reply', index, { type: 'payload', payload })),
	];
	return {
		type: 'template',
		template: { name: template.name, language: { code: template.language }, ...(components.length > 0 ? { components } : {}) },
	};
}

function component(type: 'header' | 'body', parameters: unknown[]) {
	return parameters.length > 0 ? [{ type, parameters }] : [];
}

function buttonComponent(subType: 'url' | 'quick_reply', index: number | string, parameter: unknown) {
	return { type: 'button', sub_type: subType, index: String(index), parameters: [parameter] };
}

/** Positional parameters, and those of buttons, go without a name. */
function textParameter({ named, name }: TemplateParameter, text: string) {
	return { type: 'text', ...(named ? { parameter_name: name } : {}), text };
}

/** WhatsApp takes no line breaks, tabs or runs of spaces in a parameter. */
function valueOf(template: string, { name }: TemplateParameter, values: Record<string, string>): string {
	const value = (values[name] ?? '').replace(/\s+/g, ' ').trim();
	if (value !== '') return value;
	throw new IntegrationError(vendor, {
		class: 'validation',
		code: 'parameterMissing',
		message: `Template "${template}" needs a text for "${name}"`,
		hint: 'Give it under "Parameters" in the node',
	});
}
