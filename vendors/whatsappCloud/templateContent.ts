import type { TemplateParameter } from '../../domain/message';
import type { TemplateMessage } from '../../domain/ports/messenger';
import { IntegrationError } from '../../runtime/integrationError';
import { vendor } from './vendor';

/** The part of a message that names a template and fills it; a template without variables has no components. */
export function templateContent({ template, values }: TemplateMessage): Record<string, unknown> {
	const fill = (parameter: TemplateParameter) => textParameter(parameter, valueOf(template.name, parameter, values));
	const at = (place: TemplateParameter['place']) => template.parameters.filter((parameter) => parameter.place === place);
	const components = [
		...textComponent('header', at('header').map(fill)),
		...textComponent('body', at('body').map(fill)),
		...at('url_button').map((parameter) => ({
			type: 'button',
			sub_type: 'url',
			index: String(parameter.buttonIndex ?? 0),
			parameters: [fill(parameter)],
		})),
	];
	return {
		type: 'template',
		template: { name: template.name, language: { code: template.language }, ...(components.length > 0 ? { components } : {}) },
	};
}

function textComponent(type: 'header' | 'body', parameters: unknown[]) {
	return parameters.length > 0 ? [{ type, parameters }] : [];
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
