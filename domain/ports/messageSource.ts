import type { MessageDocuments } from '../documents/messageDocuments';
import type { EventSource } from './eventSource';

/** A gateway that reports what becomes of messages and what customers answer. Its topics are `MessageTopic`s. */
export interface MessageSource extends EventSource<MessageDocuments> {
	/**
	 * What a GET has to be answered with, as text, to prove that the address is the shop's; undefined where it proves nothing. Absent
	 * where the gateway asks for no proof. `query` is what follows the `?`.
	 */
	handshake?(query: string | undefined): string | undefined;
}
