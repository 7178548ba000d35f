import type { Delivery } from '../../domain/ports/eventSource';
import { hmac } from '../../runtime/signature';
import { IntegrationError } from '../../runtime/integrationError';
import { asRecord, text, type JsonRecord } from './fields';

/** The envelope around every event (Asaas documentation). */
export interface Envelope {
	id: string;
	/** e.g. `PAYMENT_RECEIVED` */
	name: string;
	occurredAt: string;
	payment: JsonRecord | undefined;
	raw: JsonRecord;
}

export function readEnvelope({ rawBody, receivedAt }: Delivery): Envelope {
	const raw = asRecord(parseJson(rawBody));
	const id = text(raw?.id);
	const name = text(raw?.event);
	if (!raw || id === null || name === null) throw unreadableEvent();
	return { id, name, occurredAt: readTime(raw.dateCreated) ?? receivedAt, payment: asRecord(raw.payment), raw };
}

/** Asaas sends an event again until it is answered, always with the same id. */
export function eventIdOf(delivery: Delivery): string {
	const id = text(asRecord(parseJson(delivery.rawBody))?.id);
	return id ?? `body:${hmac('sha256', 'asaas', delivery.rawBody).toString('hex')}`;
}

/** `2026-01-05 16:45:03` in Brasília's time, which is 3 hours behind UTC all year. */
function readTime(value: unknown): string | undefined {
	const match = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2})$/.exec(text(value) ?? '');
	const time = match ? Date.parse(`${match[1]}T${match[2]}-03:00`) : Number.NaN;
	return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}

function parseJson(bytes: Buffer): unknown {
	try {
		return JSON.parse(bytes.toString('utf8'));
	} catch {
		return undefined;
	}
}

/** Handed back to Asaas, which keeps it and writes to the shop: better than an event that vanishes. */
export function unreadableEvent(): IntegrationError {
	return new IntegrationError('asaas', {
		class: 'validation',
		code: 'unreadableEvent',
		message: 'Asaas delivered an event that cannot be read',
		hint: 'Look at the event in Asaas (Integrações, Logs de Webhooks) and report it',
	});
}
