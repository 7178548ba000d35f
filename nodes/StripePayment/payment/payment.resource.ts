import type { CheckoutKeeper } from '../../../domain/ports/checkoutKeeper';
import type { Operation } from '../../shared/operation';
import type { Resource } from '../../shared/resource';
import * as get from './get.operation';
import * as refund from './refund.operation';

export const payment: Resource<Operation<CheckoutKeeper>> = {
	name: 'Payment',
	value: 'payment',
	defaultOperation: 'get',
	operations: { get, refund },
};
