import type { Operation } from '../../shared/operation';
import type { Resource } from '../../shared/resource';
import { recognizeOperation } from '../recognizeOperation';
import * as map from './map.operation';

export const appointment: Resource<Operation<undefined>> = {
	name: 'Appointment',
	value: 'appointment',
	defaultOperation: 'recognize',
	operations: { map, recognize: recognizeOperation('appointment', 'an appointment') },
};
