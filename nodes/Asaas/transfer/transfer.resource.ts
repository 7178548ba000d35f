import type { Resource } from '../shared/resource';
import * as cancel from './cancel.operation';
import * as create from './create.operation';
import * as get from './get.operation';
import * as getMany from './getMany.operation';

export const transfer: Resource = {
	name: 'Transfer',
	value: 'transfer',
	defaultOperation: 'create',
	operations: { cancel, create, get, getMany },
};
