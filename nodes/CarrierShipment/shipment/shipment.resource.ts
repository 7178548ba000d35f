import type { Carrier } from '../../../domain/ports/carrier';
import type { CarrierEntry } from '../../../runtime/vendorEntry';
import { carriers } from '../../../vendors';
import type { Operation } from '../../shared/operation';
import type { Offer, Resource } from '../../shared/resource';
import * as cancel from './cancel.operation';
import * as checkAddress from './checkAddress.operation';
import * as create from './create.operation';
import * as createReturn from './createReturn.operation';
import * as get from './get.operation';
import * as getAgencies from './getAgencies.operation';
import * as getBalance from './getBalance.operation';
import * as getMany from './getMany.operation';
import * as getTracking from './getTracking.operation';
import * as printLabel from './printLabel.operation';
import * as quote from './quote.operation';

/** By what an operation needs of the carrier. */
const ofSome: Record<CarrierEntry['can'][number], string> = {
	agencies: 'getAgencies',
	cancel: 'cancel',
	create: 'create',
	createReturn: 'createReturn',
	get: 'get',
	list: 'getMany',
	print: 'printLabel',
	track: 'getTracking',
	wallet: 'getBalance',
};

export const shipment: Resource<Operation<Carrier>> = {
	name: 'Shipment',
	value: 'shipment',
	defaultOperation: 'create',
	operations: { cancel, checkAddress, create, createReturn, get, getAgencies, getBalance, getMany, getTracking, printLabel, quote },
	offers: carriers.map(offerOf),
};

function offerOf({ id, can }: CarrierEntry): Offer {
	const operations = ['checkAddress', 'quote', ...can.map((method) => ofSome[method])];
	return { vendor: id, operations, ...(can.includes('create') ? {} : { defaultOperation: 'quote' }) };
}
