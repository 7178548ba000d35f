import type { INodeProperties } from 'n8n-workflow';
import { rawOption } from '../shared/rawOption';

export const optionsParameter: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
	options: [
		rawOption('Shopify'),
		{
			displayName: 'Look Up CPF/CNPJ',
			name: 'lookUpTaxId',
			type: 'boolean',
			default: true,
			description:
				'Whether to ask Shopify for the CPF/CNPJ that its checkout took, which its events leave out. Costs one call for each order, unless the event already contains it.',
		},
	],
};
