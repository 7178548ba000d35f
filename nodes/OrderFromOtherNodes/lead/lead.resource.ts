import type { Operation } from '../../shared/operation';
import type { Resource } from '../../shared/resource';
import { recognizeOperation } from '../recognizeOperation';
import * as map from './map.operation';

export const lead: Resource<Operation<undefined>> = {
	name: 'Lead',
	value: 'lead',
	defaultOperation: 'recognize',
	operations: { map, recognize: recognizeOperation('lead', 'a lead') },
};
