import type { INodeListSearchResult } from 'n8n-workflow';
import type { MessageTemplate } from '../../../domain/documents/message';
import type { Messenger } from '../../../domain/ports/messenger';
import { IntegrationError } from '../../../runtime/errors/integrationError';

const defaultLanguage = 'pt_BR';

/** The approved templates for the list; a choice's value is `name|language`. */
export async function searchTemplates(
	messenger: Messenger,
	filter = '',
	isOffered: (template: MessageTemplate) => boolean = () => true,
): Promise<INodeListSearchResult> {
	// Somebody looks for a template that was approved a moment ago.
	const templates = (await messenger.templates?.(true)) ?? [];
	const wanted = filter.toLowerCase();
	const matching = templates.filter((each) => `${each.name} ${each.body}`.toLowerCase().includes(wanted) && isOffered(each));
	const choices = matching.map(({ name, language, category }) => ({
		name: `${name} (${language}${isMarketing(category) ? ', marketing' : ''})`,
		value: `${name}|${language}`,
	}));
	return { results: choices.sort((one, other) => (one.name < other.name ? -1 : 1)) };
}

/** Such a template goes only to who has agreed to it: better told before it is chosen. */
function isMarketing(category: string): boolean {
	return category.toLowerCase() === 'marketing';
}

/** The template that `name|language`, or a name alone, chooses. */
export async function chosenTemplate(messenger: Messenger, choice: string): Promise<MessageTemplate> {
	const [name = '', language = defaultLanguage] = choice.split('|').map((part) => part.trim());
	if (name === '') throw refused('No template is chosen', 'Choose one of the approved templates under "Template"');
	const known = await templatesNamed(messenger, name);
	const isChosen = (each: MessageTemplate) => each.language === language;
	// One that was paused or not approved yet may be by now.
	const ofName = known.some(isChosen) ? known : await templatesNamed(messenger, name, true);
	const template = ofName.find(isChosen);
	if (template) return template;
	const others = ofName.map((each) => each.language).join(', ');
	throw refused(
		`There is no approved template "${name}" in ${language}${others === '' ? '' : `, only in ${others}`}`,
		'Choose the template from the list. It holds those that are approved and not paused, without one-time codes, catalogues and carousels',
	);
}

async function templatesNamed(messenger: Messenger, name: string, asOfNow = false): Promise<MessageTemplate[]> {
	return ((await messenger.templates?.(asOfNow)) ?? []).filter((template) => template.name === name);
}

function refused(message: string, hint: string): IntegrationError {
	return new IntegrationError('ponte', { class: 'validation', code: 'templateUnknown', message, hint });
}
