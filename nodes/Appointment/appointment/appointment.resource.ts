import type { Calendar } from '../../../domain/ports/calendar';
import type { Operation } from '../../shared/operation';
import type { Resource } from '../../shared/resource';
import * as cancel from './cancel.operation';
import * as confirm from './confirm.operation';
import * as create from './create.operation';
import * as findFreeTimes from './findFreeTimes.operation';
import * as get from './get.operation';
import * as getMany from './getMany.operation';
import * as move from './move.operation';

export const appointment: Resource<Operation<Calendar>> = {
	name: 'Appointment',
	value: 'appointment',
	defaultOperation: 'create',
	operations: { cancel, confirm, create, findFreeTimes, get, getMany, move },
};
