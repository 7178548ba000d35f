import type { INodeProperties } from 'n8n-workflow';
import { paymentSources } from '../../vendors';

const { presets, topics, defaultEvents } = paymentSources.asaas;

export const eventParameter: INodeProperties = {
	displayName: 'Events',
	name: 'events',
	type: 'multiOptions',
	required: true,
	options: [
		...presets.map(({ id, name, description }) => ({ name, value: id, description })),
		...topics.map(({ topic, name, description }) => ({ name, value: topic, description })),
	],
	default: [...defaultEvents],
	hint: 'The first entries are what shops mean; below them stands every single event of Asaas, e.g. "Transfer: Done". What is due tomorrow, or overdue for so many days, is told by Asaas Payment Reminder Trigger',
	description: 'What starts the flow',
};

export const paidWhenParameter: INodeProperties = {
	displayName: 'When Is It Paid?',
	name: 'paidWhen',
	type: 'options',
	options: [
		{
			name: 'When the Customer Has Paid',
			value: 'confirmed',
			description: 'Pix at once, boleto when the bank has it, card when it is approved: the money of a card comes up to 32 days later',
		},
		{
			name: 'When the Money Is in the Account',
			value: 'received',
			description: 'Pix at once, boleto one working day later, card up to 32 days later',
		},
	],
	default: 'confirmed',
	displayOptions: { show: { events: [...defaultEvents] } },
	description: 'What "Payment Received" waits for. Each payment starts the flow once.',
};
