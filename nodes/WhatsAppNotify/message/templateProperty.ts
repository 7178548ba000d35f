import type { INodeProperties } from 'n8n-workflow';

/** The dropdown of approved templates; `searchListMethod` says which of them are offered. */
export function templateProperty(searchListMethod: string, hint: string): INodeProperties {
	return {
		displayName: 'Template',
		name: 'template',
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		required: true,
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				placeholder: 'Choose a template…',
				typeOptions: { searchListMethod, searchable: true },
			},
			{
				displayName: 'By Name',
				name: 'name',
				type: 'string',
				placeholder: 'e.g. order_shipped|pt_BR',
				hint: 'Name and language with | between them; without a language it is pt_BR',
			},
		],
		hint,
		description: 'An approved message template',
	};
}
