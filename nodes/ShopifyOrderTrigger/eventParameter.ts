import type { INodeProperties } from 'n8n-workflow';
import { orderSources } from '../../vendors';

const { topics, defaultTopics } = orderSources.shopify;

export const eventParameter: INodeProperties = {
	displayName: 'Events',
	name: 'events',
	type: 'multiOptions',
	required: true,
	options: topics.map(({ topic, name, description }) => ({ name, value: topic, description })),
	default: [...defaultTopics],
	hint: 'Order Paid fits most flows: the money is there, Pix and boleto included',
	description: 'What starts the flow',
};
