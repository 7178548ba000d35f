import type { INodeProperties } from 'n8n-workflow';

/** What an update changes. */
export function changeProperty(fields: INodeProperties[]): INodeProperties {
	const byName = [...fields].sort((one, other) => one.displayName.localeCompare(other.displayName));
	return {
		displayName: 'Fields to Change',
		name: 'changes',
		type: 'collection',
		placeholder: 'Add Field',
		default: {},
		description: 'What is not added here stays as it is',
		options: byName,
	};
}
