import type { INodeProperties } from 'n8n-workflow';
import { ownCalendar } from '../shared/calendarOptions';

export const calendarsParameter: INodeProperties = {
	displayName: 'Calendar Names or IDs',
	name: 'calendars',
	type: 'multiOptions',
	typeOptions: { loadOptionsMethod: 'getCalendars', loadOptionsDependsOn: ['vendor'] },
	required: true,
	default: [ownCalendar],
	description:
		'The calendars that appointments stand in. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
};
