import type { TemplateMessage } from '../../../domain/ports/messenger';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import { vendor } from '../client/vendor';

/** The part of a message that fills a template. A missing text is refused here, because Twilio's own refusal does not name it. */
export function contentVariables({ template, values }: TemplateMessage): string | undefined {
	if (template.parameters.length === 0) return undefined;
	return JSON.stringify(Object.fromEntries(template.parameters.map(({ name }) => [name, valueOf(template.name, name, values)])));
}

/** WhatsApp takes no line breaks, tabs or runs of spaces in a parameter. */
function valueOf(template: string, name: string, values: Record<string, string>): string {
	const value = (values[name] ?? '').replace(/\s+/g, ' ').trim();
	if (value !== '') return value;
	throw new IntegrationError(vendor, {
		class: 'validation',
		code: 'parameterMissing',
		message: `Template "${template}" needs a text for "${name}"`,
		hint: 'Give it under "Parameters" in the node',
	});
}
