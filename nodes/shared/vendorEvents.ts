import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { showFor } from './showFor';

interface EventChoice<Topic extends string> {
	/** What can happen, in the order of the dropdown. */
	events: Readonly<Record<Topic, Omit<INodePropertyOptions, 'value'>>>;
	byDefault: readonly Topic[];
	hint: string;
}

/** The "Events" of a trigger whose vendors do not all tell the same: what the chosen one tells. */
export function vendorEvents<Topic extends string>(
	sources: readonly { id: string; topics: readonly Topic[] }[],
	choice: EventChoice<Topic>,
): INodeProperties[] {
	return sources.flatMap(({ id, topics }) => showFor({ vendor: [id] }, [parameter(topics, choice)]));
}

function parameter<Topic extends string>(topics: readonly Topic[], { events, byDefault, hint }: EventChoice<Topic>): INodeProperties {
	const all = Object.entries(events) as [Topic, Omit<INodePropertyOptions, 'value'>][];
	return {
		displayName: 'Events',
		name: 'events',
		type: 'multiOptions',
		required: true,
		options: all.filter(([topic]) => topics.includes(topic)).map(([value, event]) => ({ ...event, value })),
		default: [...byDefault],
		hint,
		description: 'What starts the flow',
	};
}
