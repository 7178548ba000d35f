import type { OrderKeeper } from '../../../domain/ports/orderKeeper';
import type { Operation } from '../../shared/operation';
import type { Resource } from '../../shared/resource';
import * as addEvent from './addEvent.operation';
import * as updateTracking from './updateTracking.operation';

export const fulfillment: Resource<Operation<OrderKeeper>> = {
	name: 'Fulfillment',
	value: 'fulfillment',
	defaultOperation: 'updateTracking',
	operations: { addEvent, updateTracking },
};
