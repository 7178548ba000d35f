import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { LeadEventType } from '../../runtime/host/leads/leadWatch';

const events: Record<LeadEventType, Omit<INodePropertyOptions, 'value'>> = {
	'lead.changed': {
		name: 'Lead Changed',
		description: 'A field, the status, the owner or the consent of a lead has changed',
	},
	'lead.created': { name: 'Lead Created', description: 'A lead is new in the CRM, whoever put it there' },
};

export const eventParameter: INodeProperties = {
	displayName: 'Events',
	name: 'events',
	type: 'multiOptions',
	required: true,
	options: Object.entries(events).map(([value, event]) => ({ ...event, value })),
	default: ['lead.created'],
	hint: 'Each of them starts the flow once. How far a sequence has come is no change.',
	description: 'What starts the flow',
};
