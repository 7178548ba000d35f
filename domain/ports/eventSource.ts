import type { FlowEvent } from '../event';

/** A webhook call as it arrived. */
export interface Delivery {
	/** Lower-case names. */
	headers: Record<string, string | undefined>;
	/** The exact bytes. */
	rawBody: Buffer;
	receivedAt: string;
}

export type Verdict = { valid: true } | { valid: false; reason: string };

export interface SubscriptionRequest {
	/** Public URL of this trigger. */
	url: string;
	/** The vendor's own names of the events. */
	topics: string[];
}

/** What had to be done to make the vendor's subscriptions equal to what is wanted; all empty when they were. */
export interface SubscriptionReport {
	created: string[];
	repaired: string[];
	removed: string[];
}

export interface SourceEvent<Document> {
	event: FlowEvent;
	document: Document;
	/** The vendor's payload, for those who ask for it. */
	raw: unknown;
}

/** A vendor that reports what happens by webhook. `Document` is what its events are about. */
export interface EventSource<Document> {
	/** Makes, reuses or repairs the subscriptions for this URL, and removes those of topics no longer wanted. */
	subscribe(request: SubscriptionRequest): Promise<SubscriptionReport>;
	/** Removes every subscription for this URL. */
	unsubscribe(request: SubscriptionRequest): Promise<void>;
	/** Whether the delivery is the vendor's, told from the raw bytes; closed when in doubt. */
	verify(delivery: Delivery, request: SubscriptionRequest): Verdict;
	/** A name that all deliveries of one event share. */
	deduplicationKey(delivery: Delivery): string;
	/** The events of a verified delivery; none for one that this trigger did not ask for. */
	read(delivery: Delivery, request: SubscriptionRequest): Promise<SourceEvent<Document>[]>;
}
