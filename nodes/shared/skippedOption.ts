import type { INodeProperties } from 'n8n-workflow';

/** For triggers that leave out what is of no use any more. */
export const optionsParameter: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
	options: [
		{
			displayName: 'Tell What Is Left Out',
			name: 'tellSkipped',
			type: 'boolean',
			default: false,
			description:
				'Whether the flow also starts, with an event.type that ends in "skipped" and the reason, for what is not said any more because it would come too late. Put a Switch on event.type right behind this node.',
		},
	],
};
