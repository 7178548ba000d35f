import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { ownCalendar } from '../../shared/calendarOptions';

export const calendarProperty: INodeProperties = {
	displayName: 'Calendar Name or ID',
	name: 'calendar',
	type: 'options',
	typeOptions: { loadOptionsMethod: 'getCalendars', loadOptionsDependsOn: ['vendor'] },
	required: true,
	default: ownCalendar,
	description:
		'Whose calendar it is about. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
};

export function calendarParameter(context: IExecuteFunctions, itemIndex: number): string {
	return String(context.getNodeParameter('calendar', itemIndex, ownCalendar) ?? '').trim() || ownCalendar;
}
