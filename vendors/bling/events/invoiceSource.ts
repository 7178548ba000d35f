import type { Delivery, SourceEvent, RegistrationReport } from '../../../domain/ports/eventSource';
import type { InvoiceDocuments, InvoiceSource } from '../../../domain/ports/invoiceSource';
import type { Connection } from '../../../runtime/client/connection';
import { openApi, type BlingApi } from '../client/api';
import { eventIdOf, readEnvelope } from './envelope';
import { readInvoiceEvent } from './invoiceEvents';
import { readStockEvent } from './stockEvents';
import { verify } from './verify';
import { vendor } from '../client/vendor';

/** Bling waits five seconds for the answer to a delivery. */
const timeoutMs = 4000;

/** Bling as a source of events. It has no API for webhooks: a person makes them in the panel of the app. */
export function openInvoiceSource(connection: Connection): InvoiceSource {
	const api = openApi(connection, timeoutMs);
	return {
		registerWebhooks: async (): Promise<RegistrationReport> => ({ created: [], repaired: [], removed: [] }),
		removeWebhooks: async () => undefined,
		verify: (delivery) => verify(connection, delivery),
		deduplicationKey: eventIdOf,
		read: async (delivery, { topics }) => await read(api, delivery, topics),
	};
}

async function read(api: BlingApi, delivery: Delivery, topics: readonly string[]): Promise<SourceEvent<InvoiceDocuments>[]> {
	const envelope = readEnvelope(delivery);
	const happening = (await readInvoiceEvent(api, envelope, topics)) ?? (await readStockEvent(api, envelope, topics));
	if (!happening) return [];
	const { type, documents, correlationId, news } = happening;
	const { id, occurredAt, raw } = envelope;
	const event = { id, type, source: vendor.id, occurredAt, receivedAt: delivery.receivedAt, correlationId };
	return [{ event, document: documents, raw, ...(news === undefined ? {} : { news }) }];
}
