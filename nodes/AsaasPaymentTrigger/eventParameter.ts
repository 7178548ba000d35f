import type { INodeProperties } from 'n8n-workflow';
import { paymentSources } from '../../vendors';

const { topics, defaultTopics } = paymentSources.asaas;

export const eventParameter: INodeProperties = {
	displayName: 'Events',
	name: 'events',
	type: 'multiOptions',
	required: true,
	options: topics.map(({ topic, name, description }) => ({ name, value: topic, description })),
	default: [...defaultTopics],
	hint: 'Received fits most flows: the money is there. Add Confirmed to go on when a card is approved.',
	description: 'What starts the flow',
};
