import type { Operation } from '../../shared/operation';
import type { Resource } from '../../shared/resource';
import { recognizeOperation } from '../recognizeOperation';
import * as map from './map.operation';

export const order: Resource<Operation<undefined>> = {
	name: 'Order',
	value: 'order',
	defaultOperation: 'recognize',
	operations: { map, recognize: recognizeOperation('order', 'an order') },
};
