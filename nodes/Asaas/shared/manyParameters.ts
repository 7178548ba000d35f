import type { IExecuteFunctions } from 'n8n-workflow';
import { fieldsParameter } from '../../shared/fieldsParameter';
import { maxResults } from '../../shared/manyProperties';
import type { AsaasAccount } from './asaas';

export interface Asked {
	filters: Parameters<AsaasAccount['payments']['list']>[0];
	most: number;
}

export function manyParameters(context: IExecuteFunctions, itemIndex: number): Asked {
	return { filters: fieldsParameter(context, itemIndex, 'filters'), most: maxResults(context, itemIndex) };
}
