import type { LeadKeeper } from '../../../domain/ports/leadKeeper';
import type { Operation } from '../../shared/operation';
import type { Resource } from '../../shared/resource';
import * as capture from './capture.operation';
import * as get from './get.operation';
import * as getMany from './getMany.operation';
import * as noteContact from './noteContact.operation';
import * as stopCadence from './stopCadence.operation';
import * as update from './update.operation';

export const lead: Resource<Operation<LeadKeeper>> = {
	name: 'Lead',
	value: 'lead',
	defaultOperation: 'capture',
	operations: { capture, get, getMany, noteContact, stopCadence, update },
};
