import type { MessageEvent } from '../../../domain/documents/messageEvent';
import type { PassedOver } from '../../../runtime/client/connection';
import type { Json } from '../../../runtime/client/json';
import type { KeptMessage } from './keptMessage';

/** What a delivery says around its rows. */
export interface Around {
	/** The shop's own account, as far as the delivery tells it. */
	account: unknown;
	receivedAt: string;
	keptMessage: KeptMessage;
	passedOver?: PassedOver;
}

/** What a row of a delivery tells; undefined where that is nothing. */
export type Reader = (row: Json, around: Around) => MessageEvent | undefined | Promise<MessageEvent | undefined>;
