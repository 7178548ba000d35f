import type { ShipmentEvent, ShipmentStatus, Tracking } from '../../../domain/documents/shipment';
import type { TrackingRequest } from '../../../domain/ports/carrier';
import { fromBrazilTime } from '../../../domain/values/brazilTime';
import { asRecord, asRecords, asText, type Json } from '../../../runtime/client/json';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import { unreadableAnswer } from '../../../runtime/errors/unreadableAnswer';
import type { Call } from '../client/api';
import { vendor } from '../client/vendor';

/** Frenet's `EventType`. A delay is a parcel on its way. */
const byType: Readonly<Record<string, ShipmentStatus>> = {
	'0': 'posted',
	'1': 'in_transit',
	'2': 'in_transit',
	'3': 'returned',
	'4': 'lost',
	'5': 'out_for_delivery',
	'9': 'delivered',
	'18': 'awaiting_pickup',
};

/** Where a parcel is. Frenet asks the carrier of the service, so it has to be told which one that is. */
export async function track(call: Call, { trackingNumber, serviceId }: TrackingRequest): Promise<Tracking> {
	if (serviceId === null) throw serviceMissing();
	const body = { ShippingServiceCode: serviceId, TrackingNumber: trackingNumber };
	const answer = asRecord(await call({ method: 'POST', path: '/tracking/trackinginfo', body }));
	const { TrackingEvents: list } = answer;
	if (list !== null && list !== undefined && !Array.isArray(list))
		throw unreadableAnswer(vendor, 'transient', 'the question where a parcel is', ['TrackingEvents']);
	const rows = asRecords(list);
	const events = oldestFirst(rows.flatMap((row) => eventOf(row) ?? []));
	// Scans that nobody can read are not "no scan yet".
	if (rows.length > 0 && events.length === 0)
		throw unreadableAnswer(vendor, 'transient', 'the question where a parcel is', ['EventDateTime']);
	const status = events.findLast((event) => event.status !== 'unknown')?.status ?? 'unknown';
	return { vendor: vendor.id, trackingNumber, trackingUrl: null, status, estimatedDelivery: null, events };
}

/** Times are told in minutes: within one the order of the list counts, which is the newest first where it does not show otherwise. */
function oldestFirst(events: readonly ShipmentEvent[]): ShipmentEvent[] {
	const ascends = (events[0]?.at ?? '') < (events.at(-1)?.at ?? '');
	return (ascends ? events : events.toReversed()).toSorted((one, other) => one.at.localeCompare(other.at));
}

/** `EventDateTime`: `dd/mm/yyyy hh:mm` of Brasília, where carriers are asked. */
function eventOf({ EventDateTime, EventDescription, EventLocation, EventType }: Json): ShipmentEvent | undefined {
	const [, day, month, year, time, seconds = ':00'] =
		/^(\d{2})\/(\d{2})\/(\d{4}) (\d{2}:\d{2})(:\d{2})?$/.exec(asText(EventDateTime) ?? '') ?? [];
	const at = fromBrazilTime(`${year}-${month}-${day} ${time}${seconds}`);
	if (at === null) return undefined;
	const words = [EventDescription, EventLocation].flatMap((each) => asText(each) ?? []);
	return { status: byType[asText(EventType) ?? ''] ?? 'unknown', at, description: words.join(' – ') || null };
}

function serviceMissing(): IntegrationError {
	return new IntegrationError(vendor, {
		class: 'validation',
		code: 'serviceCodeMissing',
		message: 'Frenet follows a parcel only by the service that carries it',
		hint: 'Fill in "Service Code": the serviceId of the quote that was bought',
	});
}
