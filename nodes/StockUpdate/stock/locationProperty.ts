import type { IExecuteFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';

export const locationProperty: INodeProperties = {
	displayName: 'Location Name or ID',
	name: 'location',
	type: 'options',
	typeOptions: { loadOptionsMethod: 'getLocations', loadOptionsDependsOn: ['vendor', 'authentication'] },
	default: '',
	description:
		'The warehouse whose stock it is about. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
};

/** What the list offers first: n8n marks a value red that is not on it, and this is the value of a new node. */
export const noLocation: INodePropertyOptions = { name: "The System's Default Warehouse (Depósito)", value: '' };

export function locationParameter(context: IExecuteFunctions, itemIndex: number): string | null {
	return String(context.getNodeParameter('location', itemIndex, '') ?? '').trim() || null;
}
