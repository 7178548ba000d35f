import { messageDocuments, eventTypeOfMessage, type MessageDocuments } from '../../domain/documents/messageDocuments';
import type { MessageEvent } from '../../domain/documents/messageEvent';
import type { Delivery, SourceEvent, RegistrationReport, Verification } from '../../domain/ports/eventSource';
import type { MessageSource } from '../../domain/ports/messageSource';
import type { Vendor } from '../client/vendor';
import { hmac } from '../webhooks/signature';

/** What a gateway's folder knows of its webhooks. */
export interface GatewayWebhooks {
	vendor: Vendor;
	verify(delivery: Delivery, url: string): Verification;
	/** What a verified delivery tells, one by one. */
	read(delivery: Delivery): MessageEvent[];
	/** Absent where a person registers the address. */
	registration?: {
		register(url: string): Promise<RegistrationReport>;
		unregister(url: string): Promise<void>;
	};
	handshake?: MessageSource['handshake'];
}

/** The port over a gateway's webhooks: each event of a batch by itself, and each of them once. */
export function messageSource({ vendor, verify, read, registration, handshake }: GatewayWebhooks): MessageSource {
	return {
		registerWebhooks: async ({ url }) => (await registration?.register(url)) ?? { created: [], repaired: [], removed: [] },
		removeWebhooks: async ({ url }) => await registration?.unregister(url),
		verify: (delivery, { url }) => verify(delivery, url),
		// A batch has no name of its own; its events have.
		deduplicationKey: ({ rawBody, query = '' }) => hmac('sha256', `${vendor.id} ${query}`, rawBody).toString('hex'),
		read: async (delivery, { topics }) => {
			const asked = read(delivery).filter((event) => topics.some((topic) => topic === eventTypeOfMessage(event)));
			return asked.map((event) => toSourceEvent(event, delivery.receivedAt));
		},
		...(handshake ? { handshake } : {}),
	};
}

function toSourceEvent(event: MessageEvent, receivedAt: string): SourceEvent<MessageDocuments> {
	const { id, vendor, kind, messageId, at, correlationId } = event;
	return {
		event: {
			id,
			type: eventTypeOfMessage(event)!,
			source: vendor,
			occurredAt: at,
			receivedAt,
			correlationId: correlationId ?? `${vendor}:${messageId ?? id}`,
		},
		document: messageDocuments(event),
		// Not the delivery: a batch of 3 MB on each of its thousands of items would be more than n8n can hold.
		raw: event,
		news: `${kind}:${id}`,
	};
}
