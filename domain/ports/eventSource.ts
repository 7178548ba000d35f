import type { FlowEvent } from '../documents/event';

/** A webhook call as it arrived. */
export interface Delivery {
	/** Lower-case names. */
	headers: Record<string, string | undefined>;
	/** The exact bytes. */
	rawBody: Buffer;
	/** What stood behind the question mark of the address, as it was sent; absent where there was nothing. */
	query?: string;
	receivedAt: string;
	/** The sender's IP address, as far as the server can tell behind its proxies. */
	remoteAddress?: string;
}

export type Verification = { valid: true } | { valid: false; reason: string };

export interface RegistrationRequest {
	/** Public URL of this trigger. */
	url: string;
	/** The vendor's own names of the events. */
	topics: string[];
}

/** What had to be done to make the vendor's subscriptions equal to what is wanted; all empty when they were. */
export interface RegistrationReport {
	created: string[];
	repaired: string[];
	removed: string[];
}

export interface SourceEvent<Document> {
	event: FlowEvent;
	document: Document;
	/** The vendor's payload, for those who ask for it. */
	raw: unknown;
	/** Names what a catch-up must not start again, equal to `MissedEvent.subject`; the correlation id where it is absent. */
	subject?: string;
	/** Names the news itself, where several of the vendor's events tell it: it starts a flow once. */
	news?: string;
	/** What the log is told, once in a process: something that the shop should know and that is no failure. Nothing of a person. */
	remark?: string;
}

/** A span of time, both ends ISO 8601. */
export interface TimeWindow {
	since: string;
	until: string;
}

/** Something that no delivery may have brought. */
export interface MissedEvent<Document> {
	/** Names it before it is read, see `SourceEvent.subject`. */
	subject: string;
	/** The event, of type `catchUp`; undefined where there is nothing to do any more. */
	read(): Promise<SourceEvent<Document> | undefined>;
	/** Told, instead of `read`, that it was started before. */
	passOver?(): void;
	/** As the vendor listed it, for `claim` and `noteStarted`. */
	listed?: unknown;
}

/** A vendor that reports what happens by webhook. `Document` is what its events are about. */
export interface EventSource<Document> {
	/** Makes, reuses or repairs the subscriptions for this URL, and removes those of topics no longer wanted. */
	registerWebhooks(request: RegistrationRequest): Promise<RegistrationReport>;
	/** Removes every subscription for this URL. */
	removeWebhooks(request: RegistrationRequest): Promise<void>;
	/** Whether the delivery is the vendor's, told from the raw bytes; closed when in doubt. */
	verify(delivery: Delivery, request: RegistrationRequest): Verification;
	/** Whether it is only the vendor's question whether anybody is there: it is answered, brings nothing, and need not be signed. */
	isProbe?(delivery: Delivery): boolean;
	/** A name that all deliveries of one event share. */
	deduplicationKey(delivery: Delivery): string;
	/** A name that the signed bytes give; absent where the event's own name is among them. */
	replayKey?(delivery: Delivery): string;
	/** The events of a verified delivery; none for one that this trigger did not ask for. */
	read(delivery: Delivery, request: RegistrationRequest): Promise<SourceEvent<Document>[]>;
	/**
	 * What changed in the window, should have started a flow for these topics and was not handled as far as the vendor can tell, oldest
	 * first; absent where the vendor cannot be asked.
	 */
	missed?(window: TimeWindow, request: RegistrationRequest): Promise<MissedEvent<Document>[]>;
	/** Leaves a mark at the vendor just before these are started, and answers the subjects of which no other process was faster. */
	claim?(missed: readonly MissedEvent<Document>[]): Promise<ReadonlySet<string>>;
	/** Notes at the vendor, where nothing is claimed, that this was started: `missed` names it no more, whichever process asks. */
	noteStarted?(missed: MissedEvent<Document>): Promise<void>;
	/**
	 * What is of the window and stands as these topics say, oldest first; only where the vendor delivers nothing that can be trusted, so
	 * that the trigger has to compare what is listed with what was listed before.
	 */
	listed?(window: TimeWindow, request: RegistrationRequest): Promise<MissedEvent<Document>[]>;
}

/** Something that was reported, as a list shows it before it is read. */
export interface MissedReport<Document> extends MissedEvent<Document> {
	/** The topic that it belongs to. */
	type: string;
	/** ISO 8601 in UTC. */
	happenedAt: string;
}

/**
 * A source that can be asked for all that it reported in a window, whether it was handled or not. Each event has a `subject` of its own,
 * equal whether a delivery or the list brings it.
 */
export interface ReportSource<Document> extends EventSource<Document> {
	missed(window: TimeWindow, request: RegistrationRequest): Promise<MissedReport<Document>[]>;
}
