import type { INodeProperties } from 'n8n-workflow';
import type { MessengerEntry } from '../../runtime/vendorEntry';
import { messengers } from '../../vendors';
import * as checkNumber from './message/checkNumber.operation';
import * as getStatus from './message/getStatus.operation';
import * as sendButtons from './message/sendButtons.operation';
import * as sendMedia from './message/sendMedia.operation';
import * as sendOrderUpdate from './message/sendOrderUpdate.operation';
import * as sendTemplate from './message/sendTemplate.operation';
import * as sendText from './message/sendText.operation';

/** In the order of their names. */
export const operations = { checkNumber, getStatus, sendButtons, sendMedia, sendOrderUpdate, sendTemplate, sendText };

export type OperationName = keyof typeof operations;

/** Those that send something to somebody. */
export const sending: OperationName[] = ['sendButtons', 'sendMedia', 'sendOrderUpdate', 'sendTemplate', 'sendText'];

/** What the chosen gateway can do: a dropdown for each, of which one is shown. */
export const operationProperties: INodeProperties[] = messengers.map(operationProperty);

function operationProperty({ id, can }: MessengerEntry): INodeProperties {
	const offered = Object.values(operations).filter(({ needs }) => needs === null || can.includes(needs));
	const usual = can.includes('sendTemplate') ? 'sendTemplate' : 'sendText';
	return {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['message'], vendor: [id] } },
		options: offered.map(({ option }) => option),
		default: usual,
	};
}
