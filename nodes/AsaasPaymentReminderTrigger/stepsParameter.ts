import type { INodeProperties } from 'n8n-workflow';

export const fromDefault = '09:00';
export const toDefault = '18:00';

export const remindersNotice: INodeProperties = {
	displayName:
		'This node sends nothing itself. It looks through the payments every few minutes, reads each one again right before it starts the flow, and starts none for what is paid, refunded or deleted. A test run shows what would be due in the next 48 hours.',
	name: 'remindersNotice',
	type: 'notice',
	default: '',
};

export const stepsParameter: INodeProperties = {
	displayName: 'Reminders',
	name: 'steps',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, sortable: true },
	placeholder: 'Add Reminder',
	default: {
		step: [
			{ time: 'before', days: 1 },
			{ time: 'after', days: 1 },
			{ time: 'after', days: 5 },
		],
	},
	hint: 'Each goes out once. Of several that are due at once, as after an outage, only the last one does.',
	options: [
		{
			name: 'step',
			displayName: 'Reminder',
			values: [
				{
					displayName: 'When',
					name: 'time',
					type: 'options',
					options: [
						{ name: 'After the Due Date', value: 'after', description: 'The payment is overdue, as Asaas has it' },
						{ name: 'Before the Due Date', value: 'before' },
						{ name: 'On the Due Date', value: 'onDay', description: 'Or on the first business day after it' },
					],
					default: 'before',
				},
				{
					displayName: 'Business Days',
					name: 'days',
					type: 'number',
					typeOptions: { minValue: 1, maxValue: 60, numberPrecision: 0 },
					displayOptions: { hide: { time: ['onDay'] } },
					default: 1,
					description:
						'How many business days before or after. What falls due on a weekend or a holiday can be paid on the next business day, and is overdue from then on.',
				},
			],
		},
	],
};

/** By the clock of the customer's area code. */
export const hoursParameters: INodeProperties[] = [
	{
		displayName: 'Reminders From',
		name: 'hoursFrom',
		type: 'string',
		required: true,
		default: fromDefault,
		placeholder: 'e.g. 09:00',
		description: 'At what time reminders fall due, by the clock of the customer’s area code, on business days',
	},
	{
		displayName: 'Reminders To',
		name: 'hoursTo',
		type: 'string',
		required: true,
		default: toDefault,
		placeholder: 'e.g. 18:00',
		description: 'Until when they may go out; what is held up longer waits for the next business day, as long as it is still true then',
	},
];
