import type { OrderKeeper } from '../../../domain/ports/orderKeeper';
import type { Operation } from '../../shared/operation';
import type { Resource } from '../../shared/resource';
import * as addTags from './addTags.operation';
import * as appendNote from './appendNote.operation';
import * as cancel from './cancel.operation';
import * as fulfill from './fulfill.operation';
import * as get from './get.operation';
import * as getMany from './getMany.operation';
import * as refund from './refund.operation';
import * as refundReturn from './refundReturn.operation';
import * as removeTags from './removeTags.operation';
import * as setInvoice from './setInvoice.operation';

export const order: Resource<Operation<OrderKeeper>> = {
	name: 'Order',
	value: 'order',
	defaultOperation: 'fulfill',
	operations: { appendNote, addTags, cancel, fulfill, get, getMany, refund, refundReturn, removeTags, setInvoice },
};
