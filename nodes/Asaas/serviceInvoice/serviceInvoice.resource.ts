import type { AsaasResource } from '../shared/operation';
import * as authorize from './authorize.operation';
import * as cancel from './cancel.operation';
import * as get from './get.operation';
import * as schedule from './schedule.operation';
import * as wait from './wait.operation';

export const serviceInvoice: AsaasResource = {
	name: 'Service Invoice',
	value: 'serviceInvoice',
	defaultOperation: 'schedule',
	operations: { authorize, cancel, get, schedule, wait },
};
