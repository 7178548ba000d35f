import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';

export const locationProperty: INodeProperties = {
	displayName: 'Location Name or ID',
	name: 'location',
	type: 'options',
	typeOptions: { loadOptionsMethod: 'getLocations', loadOptionsDependsOn: ['vendor', 'authentication'] },
	default: '',
	hint: "Empty: the vendor's default warehouse (depósito)",
	description:
		'The warehouse whose stock it is about. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
};

export function locationParameter(context: IExecuteFunctions, itemIndex: number): string | null {
	return String(context.getNodeParameter('location', itemIndex, '') ?? '').trim() || null;
}
