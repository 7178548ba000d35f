import type { INodeProperties } from 'n8n-workflow';

export const optionsParameter: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [
		{
			displayName: 'Include Raw Payload',
			name: 'includeRaw',
			type: 'boolean',
			default: false,
			description: 'Whether to add what Shopify sent as "raw". It holds personal data.',
		},
		{
			displayName: 'Look Up CPF/CNPJ',
			name: 'lookUpTaxId',
			type: 'boolean',
			default: true,
			description:
				'Whether to ask Shopify for the CPF or CNPJ that its checkout took, which its events leave out. Costs one call an order, and none where the event holds it.',
		},
	],
};
