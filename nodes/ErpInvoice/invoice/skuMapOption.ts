import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { pairsOf } from './pairs';

export const skuMapOption: INodeProperties = {
	displayName: 'SKU Map',
	name: 'skuMap',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add SKU',
	default: {},
	options: [
		{
			displayName: 'SKU',
			name: 'pair',
			values: [
				{ displayName: 'SKU in the ERP', name: 'to', type: 'string', default: '', description: 'The SKU of the same product in the ERP' },
				{ displayName: 'SKU in the Shop', name: 'from', type: 'string', default: '', description: 'The SKU that the order has' },
			],
		},
	],
	description: 'For products whose SKU in the ERP is not the one in the shop; all others stay as they are',
};

export function skuMapParameter(context: IExecuteFunctions, itemIndex: number): Record<string, string> {
	return pairsOf(context.getNodeParameter('options.skuMap', itemIndex, {}) as IDataObject);
}
