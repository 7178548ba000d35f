import type { IExecuteFunctions } from 'n8n-workflow';
import { fieldsParameter } from '../../shared/fieldsParameter';
import { mostResults } from '../../shared/manyProperties';
import type { AsaasAccount } from './asaas';

export interface Asked {
	filters: Parameters<AsaasAccount['payments']['list']>[0];
	most: number;
}

export function manyParameters(context: IExecuteFunctions, itemIndex: number): Asked {
	return { filters: fieldsParameter(context, itemIndex, 'filters'), most: mostResults(context, itemIndex) };
}
