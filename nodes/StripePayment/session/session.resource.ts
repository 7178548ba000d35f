import type { CheckoutKeeper } from '../../../domain/ports/checkoutKeeper';
import type { Operation } from '../../shared/operation';
import type { Resource } from '../../shared/resource';
import * as get from './get.operation';

export const session: Resource<Operation<CheckoutKeeper>> = {
	name: 'Checkout Session',
	value: 'session',
	defaultOperation: 'get',
	operations: { get },
};
