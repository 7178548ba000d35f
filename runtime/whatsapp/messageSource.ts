import { messageDocuments, eventTypeOfMessage, type MessageDocuments } from '../../domain/documents/messageDocuments';
import type { MessageEvent } from '../../domain/documents/messageEvent';
import { withOptOut } from '../../domain/messaging/incomingMessage';
import type { Delivery, SourceEvent, RegistrationReport, Verification } from '../../domain/ports/eventSource';
import type { MessageSource } from '../../domain/ports/messageSource';
import type { Vendor } from '../client/vendor';
import { hmac } from '../webhooks/signature';

/** What a gateway's folder knows of its webhooks. */
export interface GatewayWebhooks {
	vendor: Vendor;
	verify(delivery: Delivery, url: string): Verification;
	/** What a verified delivery tells, one by one; a gateway may have to be asked for what its payload leaves out. */
	read(delivery: Delivery): MessageEvent[] | Promise<MessageEvent[]>;
	/** Absent where a person registers the address. */
	registration?: {
		/** `topics` are the trigger's. */
		register(url: string, topics: readonly string[]): Promise<RegistrationReport>;
		unregister(url: string): Promise<void>;
	};
	handshake?: MessageSource['handshake'];
}

/** The port over a gateway's webhooks: each event of a batch by itself, and each of them once. The shop may have opt-out words of its own. */
export function messageSource(webhooks: GatewayWebhooks, ownOptOutWords: readonly string[] = []): MessageSource {
	const { vendor, verify, read, registration, handshake } = webhooks;
	return {
		registerWebhooks: async ({ url, topics }) => (await registration?.register(url, topics)) ?? { created: [], repaired: [], removed: [] },
		removeWebhooks: async ({ url }) => await registration?.unregister(url),
		verify: (delivery, { url }) => verify(delivery, url),
		// A batch has no name of its own; its events have.
		deduplicationKey: ({ rawBody, query = '' }) => hmac('sha256', `${vendor.id} ${query}`, rawBody).toString('hex'),
		read: async (delivery, { topics }) => {
			const all = await read(delivery);
			const heard = ownOptOutWords.length === 0 ? all : all.map((event) => withOptOut(event, ownOptOutWords));
			const asked = heard.filter((event) => topics.some((topic) => topic === eventTypeOfMessage(event)));
			return asked.map((event) => toSourceEvent(vendor, event, delivery.receivedAt));
		},
		...(handshake ? { handshake } : {}),
	};
}

function toSourceEvent({ name }: Vendor, event: MessageEvent, receivedAt: string): SourceEvent<MessageDocuments> {
	const { id, vendor, kind, messageId, at, content, correlationId, raw } = event;
	return {
		event: {
			id,
			type: eventTypeOfMessage(event)!,
			occasion: `${vendor}:${kind}/${id}`,
			source: vendor,
			account: null,
			occurredAt: at,
			receivedAt,
			correlationId: correlationId ?? `${vendor}:${messageId ?? id}`,
		},
		document: messageDocuments(event),
		raw,
		news: `${kind}:${id}`,
		...(content?.name === undefined ? {} : { remark: `${name} sent a kind of message that is not known here: ${content.name}` }),
	};
}
