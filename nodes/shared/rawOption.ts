import type { INodeProperties } from 'n8n-workflow';

/** For a trigger's options: what came in beside the document made of it (see `toItem` of runtime/host/triggerKit). */
export function rawOption(sender: string): INodeProperties {
	return {
		displayName: 'Include Raw Payload',
		name: 'includeRaw',
		type: 'boolean',
		default: false,
		description: `Whether to add what ${sender} sent as "raw". It may hold personal data.`,
	};
}
