import type { Operation } from '../../shared/operation';
import type { Resource } from '../../shared/resource';
import { recognizeOperation } from '../recognizeOperation';
import * as map from './map.operation';

export const payment: Resource<Operation<undefined>> = {
	name: 'Payment',
	value: 'payment',
	defaultOperation: 'recognize',
	operations: { map, recognize: recognizeOperation('payment', 'a payment') },
};
