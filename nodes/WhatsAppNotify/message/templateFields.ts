import type { INodeProperties, ResourceMapperField, ResourceMapperFields } from 'n8n-workflow';
import { documentOf } from '../../../domain/messaging/flowVariables';
import type { MessageTemplate, TemplateParameter } from '../../../domain/documents/message';
import type { Messenger } from '../../../domain/ports/messenger';
import { chosenTemplate } from './templateChoice';

/** The chosen template's parameters as fields of their own. */
export const parametersProperty: INodeProperties = {
	displayName: 'Parameters',
	name: 'parameters',
	type: 'resourceMapper',
	noDataExpression: true,
	default: { mappingMode: 'defineBelow', value: null },
	typeOptions: {
		loadOptionsDependsOn: ['vendor', 'template.value'],
		resourceMapper: {
			resourceMapperMethod: 'getTemplateParameters',
			mode: 'add',
			valuesLabel: 'Parameters',
			fieldWords: { singular: 'parameter', plural: 'parameters' },
			noFieldsError: 'This template has nothing to fill',
			addAllFields: true,
			supportAutoMap: false,
			allowEmptyValues: true,
		},
	},
	// n8n shows no hint here: `parametersHint` stands above.
	description: 'What the template shows; a text goes before what the item offers',
};

/** For the parameter above the fields. */
export const parametersHint =
	'A parameter left empty is filled from what stands in brackets. A text may hold {first_name}, {order_number}, {tracking_url} and the like';

/** Neither can be the name of a parameter: Meta allows no colon there. */
export const headerField = 'header:file';
export const replyField = (index: number) => `reply:${index}`;

export async function templateFields(messenger: Messenger, choice: string): Promise<ResourceMapperFields> {
	if (choice.trim() === '') return { fields: [], emptyFieldsNotice: 'Choose a template first' };
	const template = await chosenTemplate(messenger, choice);
	return { fields: fieldsOf(template), emptyFieldsNotice: 'This template has nothing to fill' };
}

function fieldsOf({ header = 'text', parameters, quickReplies = [] }: MessageTemplate): ResourceMapperField[] {
	return [
		...(header === 'text' ? [] : [field(headerField, `Header ${header} (binary)`)]),
		...parameters.map((parameter) => field(parameter.name, labelOf(parameter))),
		...quickReplies.map(({ index, title }) => field(replyField(index), `Button "${title}" (title)`)),
	];
}

/** Required is none: which documents an item will bring is not known before it comes. */
function field(id: string, displayName: string): ResourceMapperField {
	return { id, displayName, required: false, display: true, defaultMatch: false, canBeUsedToMatch: false, type: 'string' };
}

/** The editor shows some 24 characters of a label: its name, and in brackets what fills the field where it is left empty. */
function labelOf({ name, named, place, buttonIndex = 0 }: TemplateParameter): string {
	if (place === 'url_button') return `Button ${buttonIndex + 1}, end of link (item)`;
	const document = named ? documentOf(name) : undefined;
	return document ? `${name} (${document})` : name;
}
