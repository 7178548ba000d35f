import type { INodeProperties } from 'n8n-workflow';
import { showFor } from '../shared/showFor';

export const reminderParameters: INodeProperties[] = showFor({ events: ['reminder.due', 'reminder.skipped'] }, [
	{
		displayName: 'Remind Before',
		name: 'leads',
		type: 'string',
		default: '24h, 2h',
		placeholder: 'e.g. 24h, 2h',
		hint: 'One or several, with commas: days (d), hours (h), minutes (min)',
		description: 'How long before the start of an appointment a reminder is due',
	},
	{
		displayName: 'When Booked Late',
		name: 'lateBooking',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Remind at Once',
				value: 'atOnce',
				description: 'The reminder whose time has passed goes out right after the booking',
			},
			{
				name: 'Only Shorter Reminders',
				value: 'shorterOnly',
				description: 'Who books 3 hours before gets no 24h reminder, but the 2h one',
			},
			{
				name: 'No Reminder',
				value: 'none',
				description: 'Who books later than the longest time under "Remind Before" is not reminded at all',
			},
		],
		default: 'shorterOnly',
		description: 'What to do for an appointment that is booked, or moved, when the time of a reminder has passed',
	},
]);
