import type { INodeProperties } from 'n8n-workflow';

export const amountDefault = 1;
export const fromDefault = '08:00';
export const toDefault = '21:00';

/** When somebody who went away is written to. */
export const timeParameters: INodeProperties[] = [
	{
		displayName:
			'This node sends nothing itself. Each checkout starts the flow once, and none that was finished meanwhile. What the customer agreed to is on the item: WhatsApp Notify sends a marketing template only with it. A test run shows what would be due in the next 48 hours.',
		name: 'checkoutNotice',
		type: 'notice',
		default: '',
	},
	{
		displayName: 'After',
		name: 'amount',
		type: 'number',
		required: true,
		typeOptions: { minValue: 1, maxValue: 1000, numberPrecision: 0 },
		default: amountDefault,
		description: 'How long nothing has happened in the checkout',
	},
	{
		displayName: 'Unit',
		name: 'unit',
		type: 'options',
		options: [
			{ name: 'Hours', value: 'hours' },
			{ name: 'Minutes', value: 'minutes' },
		],
		default: 'hours',
	},
	{
		displayName: 'From',
		name: 'hoursFrom',
		type: 'string',
		required: true,
		default: fromDefault,
		placeholder: 'e.g. 08:00',
		description: 'From when the flow may start, by the clock of the customer’s area code; what falls due at night waits for it',
	},
	{
		displayName: 'To',
		name: 'hoursTo',
		type: 'string',
		required: true,
		default: toDefault,
		placeholder: 'e.g. 21:00',
		description: 'Until when the flow may start',
	},
];

/** Where the shop has one answer for all channels. */
export const consentParameter: INodeProperties = {
	displayName: 'Consent Covers',
	name: 'consentChannels',
	type: 'multiOptions',
	options: [
		{ name: 'Email', value: 'email' },
		{ name: 'WhatsApp', value: 'whatsapp' },
	],
	default: ['email'],
	description:
		'What the checkbox in your checkout speaks of. This shop system keeps one answer for all channels: choose WhatsApp only if the text beside your checkbox names it.',
};
