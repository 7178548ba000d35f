import type { Resource } from '../shared/resource';
import * as get from './get.operation';

export const balance: Resource = {
	name: 'Balance',
	value: 'balance',
	defaultOperation: 'get',
	operations: { get },
};
