import type { CustomerReply, MessageUpdate, OptOut } from '../messageDocuments';
import type { EventSource } from './eventSource';

/** What may be waited for, in words that all gateways share; it is the type of the event, too. */
export type MessageTopic =
	| 'message.sent'
	| 'message.delivered'
	| 'message.read'
	| 'message.failed'
	| 'reply.received'
	| 'button.pressed'
	| 'customer.optedOut'
	| 'customer.optedIn';

/** One of them: `message` with a status, `reply` with a text or a button, `optOut` with either direction. */
export interface MessageDocuments {
	message?: MessageUpdate;
	reply?: CustomerReply;
	optOut?: OptOut;
}

/** A gateway that reports what becomes of messages and what customers answer. Its topics are `MessageTopic`s. */
export interface MessageSource extends EventSource<MessageDocuments> {
	/**
	 * What a GET has to be answered with, as text, to prove that the address is the shop's; undefined where it proves nothing. Absent
	 * where the gateway asks for no proof. `query` is what follows the `?`.
	 */
	handshake?(query: string | undefined): string | undefined;
}
