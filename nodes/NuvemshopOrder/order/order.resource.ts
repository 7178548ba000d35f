import type { ParcelDesk } from '../../../domain/ports/orderKeeper';
import type { Operation } from '../../shared/operation';
import type { Resource } from '../../shared/resource';
import * as appendNote from './appendNote.operation';
import * as cancel from './cancel.operation';
import * as close from './close.operation';
import * as get from './get.operation';
import * as getMany from './getMany.operation';
import * as setInvoice from './setInvoice.operation';
import * as setTracking from './setTracking.operation';

export const order: Resource<Operation<ParcelDesk>> = {
	name: 'Order',
	value: 'order',
	defaultOperation: 'setTracking',
	operations: { appendNote, cancel, close, get, getMany, setInvoice, setTracking },
};
