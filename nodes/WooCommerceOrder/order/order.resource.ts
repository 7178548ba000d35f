import type { OrderDesk } from '../../../domain/ports/orderKeeper';
import type { Operation } from '../../shared/operation';
import type { Resource } from '../../shared/resource';
import * as addNote from './addNote.operation';
import * as get from './get.operation';
import * as getMany from './getMany.operation';
import * as refund from './refund.operation';
import * as setInvoice from './setInvoice.operation';
import * as setStatus from './setStatus.operation';
import * as setTracking from './setTracking.operation';

export const order: Resource<Operation<OrderDesk>> = {
	name: 'Order',
	value: 'order',
	defaultOperation: 'setStatus',
	operations: { addNote, get, getMany, refund, setInvoice, setStatus, setTracking },
};
