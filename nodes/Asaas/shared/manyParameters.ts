import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { AsaasAccount } from './asaas';
import { fieldsParameter } from './fieldsParameter';

/** What every "Get Many" has: how many, and which. */
export function manyProperties(filters: INodeProperties[]): INodeProperties[] {
	return [
		{
			displayName: 'Return All',
			name: 'returnAll',
			type: 'boolean',
			default: false,
			description: 'Whether to return all results or only up to a given limit',
		},
		{
			displayName: 'Limit',
			name: 'limit',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 50,
			displayOptions: { show: { returnAll: [false] } },
			description: 'Max number of results to return',
		},
		{
			displayName: 'Filters',
			name: 'filters',
			type: 'collection',
			placeholder: 'Add Filter',
			default: {},
			options: filters,
		},
	];
}

export interface Asked {
	filters: Parameters<AsaasAccount['payments']['list']>[0];
	most: number;
}

export function manyParameters(context: IExecuteFunctions, itemIndex: number): Asked {
	const returnAll = context.getNodeParameter('returnAll', itemIndex) as boolean;
	return {
		filters: fieldsParameter(context, itemIndex, 'filters'),
		most: returnAll ? Infinity : (context.getNodeParameter('limit', itemIndex) as number),
	};
}
