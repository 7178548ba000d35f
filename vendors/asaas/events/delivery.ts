import type { Delivery } from '../../../domain/ports/eventSource';
import { hmac } from '../../../runtime/webhooks/signature';
import { asText, isRecord, type Json } from '../../../runtime/client/json';
import { jsonFields, unreadableEvent } from '../../../runtime/webhooks/deliveryBody';
import { readTime } from '../client/dates';
import { vendor } from '../client/vendor';

/** The envelope around every event (Asaas documentation). */
export interface Envelope {
	id: string;
	/** e.g. `PAYMENT_RECEIVED` */
	name: string;
	occurredAt: string;
	/** What the event is about, under Asaas' own name for it; undefined where the event carries nothing. */
	content: { key: string; record: Json } | undefined;
	/** The record as the event had it, where it was asked for again since. */
	told?: Json;
	raw: Json;
}

export function readEnvelope({ rawBody, receivedAt }: Delivery): Envelope {
	const raw = jsonFields({ rawBody });
	const id = asText(raw.id);
	const name = asText(raw.event);
	if (id === null || name === null)
		throw unreadableEvent(vendor, 'Look at the event in Asaas (Integrações, Logs de Webhooks) and report it');
	return { id, name, occurredAt: readTime(raw.dateCreated) ?? receivedAt, content: readContent(name, raw), raw };
}

export function isAboutPayment(name: string): boolean {
	return name.startsWith('PAYMENT_');
}

/** Asaas sends an event again until it is answered, always with the same id. */
export function eventIdOf(delivery: Delivery): string {
	const id = asText(jsonFields(delivery).id);
	return id ?? `body:${hmac('sha256', vendor.id, delivery.rawBody).toString('hex')}`;
}

/** The family's object: its key is not documented for every family, and there is one object beside the envelope's own. */
function readContent(name: string, raw: Json): Envelope['content'] {
	const keys = isAboutPayment(name) ? ['payment'] : Object.keys(raw).filter((key) => key !== 'account');
	for (const key of keys) {
		const record = raw[key];
		if (isRecord(record)) return { key, record };
	}
	return undefined;
}
