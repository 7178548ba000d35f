import type { IExecuteFunctions } from 'n8n-workflow';
import { filtersParameter } from '../../shared/filtersParameter';
import { maxResults } from '../../shared/manyProperties';
import type { AsaasAccount } from './asaas';

export interface Asked {
	filters: Parameters<AsaasAccount['payments']['list']>[0];
	most: number;
}

export function manyParameters(context: IExecuteFunctions, itemIndex: number): Asked {
	return { filters: filtersParameter(context, itemIndex), most: maxResults(context, itemIndex) };
}
