import type { AsaasResource } from '../shared/operation';
import * as create from './create.operation';
import * as remove from './delete.operation';
import * as get from './get.operation';
import * as getBankSlip from './getBankSlip.operation';
import * as getMany from './getMany.operation';
import * as getPixQrCode from './getPixQrCode.operation';
import * as getStatus from './getStatus.operation';
import * as receiveInCash from './receiveInCash.operation';
import * as refund from './refund.operation';
import * as restore from './restore.operation';
import * as update from './update.operation';

export const payment: AsaasResource = {
	name: 'Payment',
	value: 'payment',
	defaultOperation: 'create',
	operations: { create, delete: remove, get, getBankSlip, getMany, getPixQrCode, getStatus, receiveInCash, refund, restore, update },
};
