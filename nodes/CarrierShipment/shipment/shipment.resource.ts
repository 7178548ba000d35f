import type { Carrier } from '../../../domain/ports/carrier';
import type { Operation } from '../../shared/operation';
import type { Resource } from '../../shared/resource';
import * as cancel from './cancel.operation';
import * as create from './create.operation';
import * as get from './get.operation';
import * as quote from './quote.operation';

export const shipment: Resource<Operation<Carrier>> = {
	name: 'Shipment',
	value: 'shipment',
	defaultOperation: 'create',
	operations: { cancel, create, get, quote },
};
