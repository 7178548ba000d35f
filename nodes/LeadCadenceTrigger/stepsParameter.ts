import type { INodeProperties } from 'n8n-workflow';

/** What a flow lacks most often: without the note nothing follows, and without the stop an answer changes nothing. */
export const flowNotice: INodeProperties = {
	displayName:
		'This node sends nothing itself. Behind it: send what is on the item, then <b>CRM Lead</b> → <i>Note Contact</i>, which moves the sequence on. An answer ends it by <b>WhatsApp Event Trigger</b> → <b>CRM Lead</b> → <i>Stop Cadence</i>. Leads without a consent get nothing.',
	name: 'flowNotice',
	type: 'notice',
	default: '',
};

/** In the order in which a person thinks of them. */
const whatAndWhen: INodeProperties[] = [
	{
		displayName: 'Channel',
		name: 'channel',
		type: 'options',
		options: [
			{ name: 'Email', value: 'email' },
			{ name: 'WhatsApp', value: 'whatsapp' },
		],
		default: 'whatsapp',
		description: 'By which the step goes out; the item says it, for a Switch or an IF behind this node',
	},
	{
		displayName: 'After',
		name: 'amount',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 365, numberPrecision: 0 },
		default: 1,
		description: 'How long to wait before the step; with 0 it is due at once',
	},
	{
		displayName: 'Unit',
		name: 'unit',
		type: 'options',
		options: [
			{ name: 'Business Days', value: 'businessDays' },
			{ name: 'Days', value: 'days' },
			{ name: 'Hours', value: 'hours' },
			{ name: 'Minutes', value: 'minutes' },
		],
		default: 'businessDays',
		description: 'Business days are those chosen below, without holidays, by the clock of the lead’s area code',
	},
	{
		displayName: 'Counted From',
		name: 'from',
		type: 'options',
		options: [
			{ name: 'Capture', value: 'capture', description: 'When the lead came in' },
			{
				name: 'Last Touch',
				value: 'lastTouch',
				description: 'When the step before was carried out; for the first step, and where the lead asked again since then, when it came in',
			},
		],
		default: 'lastTouch',
	},
	{
		displayName: 'At Any Time',
		name: 'isAnyTime',
		type: 'boolean',
		default: false,
		description: 'Whether the step may be carried out at night and on holidays, too, such as a first answer',
	},
];

const texts: INodeProperties[] = [
	{
		displayName: 'Subject',
		name: 'subject',
		type: 'string',
		default: '',
		placeholder: 'e.g. {first_name}, sobre o seu interesse em {interest}',
		displayOptions: { show: { channel: ['email'] } },
		description: 'Of the email. May hold {first_name} and the like.',
	},
	{
		displayName: 'Text',
		name: 'text',
		type: 'string',
		typeOptions: { rows: 4 },
		default: '',
		placeholder: 'e.g. Olá, {first_name}! Recebemos o seu contato.',
		description:
			'What the email says and the seller reads in the CRM; WhatsApp Notify sends the template that is chosen there. May hold {first_name}, {customer_name}, {company}, {interest}, {seller_name}, {seller_phone} and the like.',
	},
];

export const stepsParameter: INodeProperties = {
	displayName: 'Steps',
	name: 'steps',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, sortable: true },
	placeholder: 'Add Step',
	default: { step: [{ channel: 'whatsapp', amount: 0, unit: 'minutes', from: 'capture', isAnyTime: true, subject: '', text: '' }] },
	hint: 'The CRM keeps the number of the last step: add new ones at the end while leads are under way',
	options: [
		{
			name: 'step',
			displayName: 'Step',
			values: [...whatAndWhen, ...texts],
		},
	],
};
