import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import { commaList } from '../../shared/commaList';

export const tagsProperty: INodeProperties = {
	displayName: 'Tags',
	name: 'tags',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. nf-e, etiqueta pronta',
	hint: 'Separate several with commas',
	description: 'The tags to add or to remove',
};

export function tagsParameter(context: IExecuteFunctions, itemIndex: number): string[] {
	const tags = commaList(context.getNodeParameter('tags', itemIndex));
	if (tags.length > 0) return tags;
	throw new IntegrationError('ponte', { class: 'validation', code: 'tags', message: 'No tags are given', hint: 'Fill in "Tags"' });
}
