import type { AsaasResource } from '../shared/operation';
import * as cancel from './cancel.operation';
import * as create from './create.operation';
import * as get from './get.operation';
import * as getMany from './getMany.operation';

export const transfer: AsaasResource = {
	name: 'Transfer',
	value: 'transfer',
	defaultOperation: 'create',
	operations: { cancel, create, get, getMany },
};
