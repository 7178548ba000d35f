import type { INodeProperties } from 'n8n-workflow';
import { orderSources } from '../../vendors';

const { topics, defaultTopics } = orderSources.nuvemshop;

export const eventParameter: INodeProperties = {
	displayName: 'Events',
	name: 'events',
	type: 'multiOptions',
	required: true,
	options: topics.map(({ topic, name, description }) => ({ name, value: topic, description })),
	default: [...defaultTopics],
	hint: 'Order Paid fits most flows. Each event of an order starts the flow once, however often Nuvemshop tells it.',
	description: 'What starts the flow',
};
