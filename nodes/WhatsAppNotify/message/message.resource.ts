import type { Messenger } from '../../../domain/ports/messenger';
import type { MessengerEntry } from '../../../runtime/vendorEntry';
import { messengers } from '../../../vendors';
import type { Operation } from '../../shared/operation';
import type { Offer, Resource } from '../../shared/resource';
import type { Ability } from './ability';
import * as checkNumber from './checkNumber.operation';
import * as downloadMedia from './downloadMedia.operation';
import * as getStatus from './getStatus.operation';
import * as sendButtons from './sendButtons.operation';
import * as sendMedia from './sendMedia.operation';
import * as sendOrderUpdate from './sendOrderUpdate.operation';
import * as sendTemplate from './sendTemplate.operation';
import * as sendText from './sendText.operation';

interface MessageOperation extends Operation<Messenger> {
	/** What the gateway has to be able to do; null: every one is. */
	needs: Ability | null;
}

const operations = { checkNumber, downloadMedia, getStatus, sendButtons, sendMedia, sendOrderUpdate, sendTemplate, sendText };

/** Those that send something to somebody. */
export const sending = ['sendButtons', 'sendMedia', 'sendOrderUpdate', 'sendTemplate', 'sendText'] satisfies (keyof typeof operations)[];

export const message: Resource<MessageOperation> = {
	name: 'Message',
	value: 'message',
	defaultOperation: 'sendTemplate',
	operations,
	offers: messengers.map(offerOf),
};

function offerOf({ id, can }: MessengerEntry): Offer {
	const offered = Object.entries(operations).filter(([, { needs }]) => needs === null || can.includes(needs));
	return {
		vendor: id,
		operations: offered.map(([name]) => name),
		...(can.includes('sendTemplate') ? {} : { defaultOperation: 'sendText' }),
	};
}
