import type { INodeProperties } from 'n8n-workflow';
import { keptOption } from './hoursParameters';

export const optionsParameter: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
	options: [
		keptOption,
		{
			displayName: 'Open Statuses',
			name: 'openStatuses',
			type: 'string',
			default: '',
			placeholder: 'e.g. NEW, OPEN',
			description:
				'Statuses of leads that no seller works on yet, with commas, as the item shows them under lead.status (mostly NEW, though the screen of the CRM may say Novo). With any other status the sequence stops: the seller has taken over. Empty for any status.',
		},
	],
};
