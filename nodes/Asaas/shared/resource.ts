import type { INodeProperties } from 'n8n-workflow';
import type { Operation } from './operation';

export interface Resource {
	/** As people know it. */
	name: string;
	value: string;
	defaultOperation: string;
	/** By their values. */
	operations: Readonly<Record<string, Operation>>;
}

/** The dropdown of the resource's operations, and the parameters of each. */
export function resourceProperties({ value, operations, defaultOperation }: Resource): INodeProperties[] {
	const all = Object.values(operations);
	return [
		{
			displayName: 'Operation',
			name: 'operation',
			type: 'options',
			noDataExpression: true,
			displayOptions: { show: { resource: [value] } },
			options: all.map(({ option }) => option).sort((one, other) => one.name.localeCompare(other.name)),
			default: defaultOperation,
		},
		...all.flatMap(({ description }) => description),
	];
}
