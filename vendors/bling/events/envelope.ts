import { fromBrazilTime } from '../../../domain/values/brazilTime';
import type { Delivery } from '../../../domain/ports/eventSource';
import { hmac } from '../../../runtime/webhooks/signature';
import { jsonFields, unreadableEvent } from '../../../runtime/webhooks/deliveryBody';
import { asRecord, asText, type Json } from '../client/answers';
import { vendor } from '../client/vendor';

/** What is around every event (Bling documentation, "Webhooks", version 1 of the payload). */
export interface Envelope {
	id: string;
	/** e.g. `invoice`, `virtual_stock` */
	resource: string;
	/** `created`, `updated`, `deleted` */
	action: string;
	occurredAt: string;
	data: Json;
	raw: Json;
}

export function readEnvelope(delivery: Delivery): Envelope {
	const raw = jsonFields(delivery);
	const [resource = '', action = ''] = (asText(raw.event) ?? '').split('.');
	if (resource === '' || action === '')
		throw unreadableEvent(vendor, 'In the app in Bling, tab "Webhooks", choose version v1 of the payload');
	const occurredAt = momentOf(asText(raw.date)) ?? delivery.receivedAt;
	return { id: eventIdOf(delivery), resource, action, occurredAt, data: asRecord(raw.data), raw };
}

/** Bling sends an event again until it is answered, always with the same id. */
export function eventIdOf({ rawBody }: Delivery): string {
	return asText(jsonFields({ rawBody }).eventId) ?? `body:${hmac('sha256', vendor.id, rawBody).toString('hex')}`;
}

/** Without a zone it is the time of Brasília. */
function momentOf(date: string | null): string | null {
	const local = fromBrazilTime(date);
	if (local !== null || !/[zZ]|[+-]\d\d:?\d\d$/.test(date ?? '')) return local;
	const moment = Date.parse(date ?? '');
	return Number.isNaN(moment) ? null : new Date(moment).toISOString();
}
