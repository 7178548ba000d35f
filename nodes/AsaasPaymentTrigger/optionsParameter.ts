import type { INodeProperties } from 'n8n-workflow';
import { rawOption } from '../shared/rawOption';

export const optionsParameter: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
	options: [
		{
			displayName: 'Deliver In Order',
			name: 'inOrder',
			type: 'boolean',
			default: false,
			description:
				'Whether Asaas holds an event back until n8n has taken the one before. Off by default, because one event that cannot be taken then stops all others; each event carries the state of its payment anyway.',
		},
		rawOption('Asaas'),
		{
			displayName: 'Look Up Customer',
			name: 'lookUpCustomer',
			type: 'boolean',
			default: true,
			description:
				"Whether to ask Asaas for the customer's name, phone, email, CPF/CNPJ and address, which its events leave out. Costs one call for each customer.",
		},
		{
			displayName: 'Only From Published Addresses',
			name: 'onlyPublishedAddresses',
			type: 'boolean',
			default: false,
			description:
				'Whether to take deliveries only from the IP addresses that Asaas publishes for production. Behind a reverse proxy n8n has to be told of it (environment variable N8N_PROXY_HOPS), or everything is refused.',
		},
	],
};
