import type { INodeProperties } from 'n8n-workflow';
import { paymentSources } from '../../vendors';

const { topics, defaultTopics } = paymentSources.stripe;

export const eventParameter: INodeProperties = {
	displayName: 'Events',
	name: 'events',
	type: 'multiOptions',
	required: true,
	options: topics.map(({ topic, name, description }) => ({ name, value: topic, description })),
	default: [...defaultTopics],
	hint: 'Each of them starts the flow once for a sale, whichever of the events of Stripe tells it',
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
			description: 'Boleto and Pix as soon as a bank has them: Stripe may still tell that the money does not come',
		},
		{
			name: 'When the Money Is in the Account',
			value: 'received',
			description: 'Card at once, Pix within minutes, boleto one working day later',
		},
	],
	default: 'received',
	displayOptions: { show: { events: [...defaultTopics] } },
	description: 'What "Payment Received" waits for. Each sale starts the flow once.',
};
