import { documentOf } from '../../../domain/messaging/flowVariables';
import type { MessageTemplate, TemplateParameter } from '../../../domain/documents/message';
import { fillPlaceholders } from '../../../domain/messaging/placeholders';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import type { Subject } from './subject';

/** A text for each parameter of the template: what the user gives, else what the documents offer under the parameter's name. */
export function templateValues(
	template: MessageTemplate,
	given: Readonly<Record<string, string>>,
	subject: Subject,
): Record<string, string> {
	const { variables } = subject;
	const own = (name: string) => filled(given[name] ?? '', subject);
	const values = template.parameters.map((parameter) => [parameter, own(parameter.name) || offered(parameter, variables)] as const);
	const missing = values.filter(([, value]) => value === undefined || value.trim() === '').map(([parameter]) => parameter);
	if (missing.length > 0) throw valuesMissing(template, missing, subject);
	return Object.fromEntries(values.map(([{ name }, value]) => [name, value ?? '']));
}

/** The text with its placeholders filled; one that has no value is refused. */
export function filled(text: string, { variables, title }: Subject): string {
	const { text: result, missing } = fillPlaceholders(text, variables);
	if (missing.length === 0) return result;
	throw new IntegrationError('ponte', {
		class: 'validation',
		code: 'placeholderEmpty',
		message: `${title}: the text uses ${missing.map((name) => `{${name}}`).join(', ')}, but no document on the item provides it. Nothing was sent`,
		hint: `The item offers ${
			Object.keys(variables)
				.map((name) => `{${name}}`)
				.join(', ') || 'nothing: put a trigger of this package before this node'
		}`,
	});
}

/** A button's address is completed with the end of a link that begins like it. */
function offered({ name, urlPrefix }: TemplateParameter, variables: Record<string, string>): string | undefined {
	if (urlPrefix === undefined) return variables[name];
	const link = Object.values(variables).find((value) => urlPrefix !== '' && value.startsWith(urlPrefix) && value.length > urlPrefix.length);
	return link?.slice(urlPrefix.length);
}

function valuesMissing(template: MessageTemplate, missing: readonly TemplateParameter[], { title }: Subject): IntegrationError {
	const names = missing.map(({ name }) => `"${name}"`).join(', ');
	const documents = [...new Set(missing.flatMap(({ named, name }) => (named ? (documentOf(name) ?? []) : [])))];
	const earlier = documents.length > 0 ? `Put the node that adds ${documents.join(', ')} to the item before this one, or give` : 'Give';
	return new IntegrationError('ponte', {
		class: 'validation',
		code: 'parameterMissing',
		message: `${title}: template "${template.name}" needs ${names}, but there is no text for it. Nothing was sent`,
		hint: `${earlier} ${names} under "Parameters" of "Send Template"`,
	});
}
