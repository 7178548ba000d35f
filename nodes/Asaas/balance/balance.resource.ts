import type { AsaasResource } from '../shared/operation';
import * as get from './get.operation';

export const balance: AsaasResource = {
	name: 'Balance',
	value: 'balance',
	defaultOperation: 'get',
	operations: { get },
};
