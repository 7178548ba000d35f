import type { INodeProperties } from 'n8n-workflow';

export const wholeDayDefault = '09:00';
export const daysAheadDefault = 60;

export const optionsParameter: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
	options: [
		{
			displayName: 'All-Day Appointments Start At',
			name: 'wholeDayAt',
			type: 'string',
			default: wholeDayDefault,
			placeholder: 'e.g. 09:00',
			description:
				"An all-day appointment begins at this hour of the calendar's time zone. With a reminder of 24h and 09:00, it is due at 09:00 on the day before.",
		},
		{
			displayName: 'Look Ahead (Days)',
			name: 'daysAhead',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 365, numberPrecision: 0 },
			default: daysAheadDefault,
			description: 'How far ahead bookings, moves and cancellations are seen. One further ahead is told when it comes within these days.',
		},
		{
			displayName: 'Mark of Appointments',
			name: 'mark',
			type: 'string',
			default: '',
			placeholder: 'e.g. [cliente]',
			description:
				'A word in the title or the description that makes an entry an appointment, also without a customer. A reminder still needs a phone.',
		},
	],
};
