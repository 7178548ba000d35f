import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { CadenceEventType } from '../../runtime/host/leads/cadenceWatch';

const events: Record<CadenceEventType, Omit<INodePropertyOptions, 'value'>> = {
	'cadence.due': {
		name: 'Step Due',
		description: 'A step of the sequence is to be carried out now: send what is on the item, then note it in the CRM',
	},
	'cadence.skipped': { name: 'Step Skipped', description: 'A step cannot be carried out: the reason is on the item' },
	'cadence.stopped': { name: 'Sequence Stopped', description: 'Nothing more is sent to this lead: the reason is on the item' },
};

export const eventParameter: INodeProperties = {
	displayName: 'Events',
	name: 'events',
	type: 'multiOptions',
	required: true,
	options: Object.entries(events).map(([value, event]) => ({ ...event, value })),
	default: ['cadence.due'],
	hint: 'Only "Step Due" is to be sent. With others beside it, put a Switch on event.type right behind this node.',
	description: 'What starts the flow, once for each',
};
