import type { AsaasResource } from '../shared/operation';
import * as create from './create.operation';
import * as remove from './delete.operation';
import * as get from './get.operation';
import * as getMany from './getMany.operation';
import * as restore from './restore.operation';
import * as update from './update.operation';

export const customer: AsaasResource = {
	name: 'Customer',
	value: 'customer',
	defaultOperation: 'create',
	operations: { create, delete: remove, get, getMany, restore, update },
};
