import type { INodeProperties, ResourceMapperField, ResourceMapperFields } from 'n8n-workflow';
import { documentOf } from '../../../domain/flowVariables';
import type { MessageTemplate, TemplateParameter } from '../../../domain/message';
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
	hint: 'Leave a field empty that says where it is filled from. Texts may hold {first_name}, {order_number}, {tracking_url} and the like',
	description: 'What the template shows; a text goes before what the item offers',
};

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
		...(header === 'text' ? [] : [field(headerField, `Header ${header}: link or binary field (filled from the item's binary)`)]),
		...parameters.map((parameter) => field(parameter.name, labelOf(parameter))),
		...quickReplies.map(({ index, title }) => field(replyField(index), `What the button "${title}" answers (filled with its title)`)),
	];
}

/** Required is none: which documents an item will bring is not known before it comes. */
function field(id: string, displayName: string): ResourceMapperField {
	return { id, displayName, required: false, display: true, defaultMatch: false, canBeUsedToMatch: false, type: 'string' };
}

function labelOf({ name, named, place, urlPrefix }: TemplateParameter): string {
	if (place === 'url_button') return `End of the address ${urlPrefix ?? ''}… (filled from a link that begins like it)`;
	const document = named ? documentOf(name) : undefined;
	return document ? `${name} (filled from the ${document})` : name;
}
