import { orderThread } from '../../../domain/documents/order';
import type { ShipmentEvent } from '../../../domain/documents/shipment';
import type { MissedEvent, SourceEvent, TimeWindow } from '../../../domain/ports/eventSource';
import type { ShipmentDocuments } from '../../../domain/ports/shipmentSource';
import { fromBrazilTime } from '../../../domain/values/brazilTime';
import { listener, type Connection } from '../../../runtime/client/connection';
import type { Call } from '../client/api';
import { readRows } from '../client/rows';
import { vendor } from '../client/vendor';
import { happeningsOf } from './happenings';
import { readTracked, trackedShipment, type TrackedLabel } from './trackedLabel';

const pageSize = 100;

/** 3,000 labels: what is on its way in a shop of a thousand parcels a month. */
const maxPages = 30;

/** Vendor documentation: 20 days to make a label, 20 to post it; then the carrier's own time. */
const longestLifeMs = 75 * 86_400_000;

/** What happened in the window to labels that go to customers, the oldest first: a call for each hundred labels of the last 75 days. */
export async function listedShipments(
	connection: Connection,
	call: Call,
	window: TimeWindow,
	topics: readonly string[],
): Promise<MissedEvent<ShipmentDocuments>[]> {
	const tracked = await listLabels(connection, call, Date.parse(window.since) - longestLifeMs);
	return tracked
		.filter(({ isReverse }) => !isReverse)
		.flatMap((each) => happeningsOf(each.label, each.updatedAt).map((happening) => ({ each, happening })))
		.filter(({ happening: { status, at } }) => topics.includes(`shipment.${status}`) && at >= window.since && at <= window.until)
		.toSorted((one, other) => one.happening.at.localeCompare(other.happening.at))
		.map(({ each, happening }) => {
			const subject = `${each.label.id}:${happening.status}`;
			return { subject, read: async () => await Promise.resolve(eventOf(each, happening, subject, window.until)) };
		});
}

/** The newest first, back to those that nothing can happen to any more. */
async function listLabels(connection: Connection, call: Call, since: number): Promise<TrackedLabel[]> {
	const found: TrackedLabel[] = [];
	for (let page = 1; page <= maxPages; page++) {
		const body = await call({ method: 'GET', path: '/orders', safety: 'read', query: { page, per_page: pageSize } });
		const { rows, isLast } = readRows(body);
		const tracked = rows.map(readTracked);
		const readable = tracked.filter((each) => each !== undefined);
		if (readable.length < rows.length) listener(connection, vendor)('labels in the list of the last weeks');
		found.push(...readable);
		if (isLast || readable.some(({ label }) => isOlder(label.created_at, since))) return found;
	}
	listener(connection, vendor)('labels beyond the newest 3,000');
	return found;
}

function isOlder(createdAt: string | null, since: number): boolean {
	const created = fromBrazilTime(createdAt);
	return created !== null && Date.parse(created) < since;
}

function eventOf(tracked: TrackedLabel, { status, at }: ShipmentEvent, id: string, now: string): SourceEvent<ShipmentDocuments> {
	const { label, updatedAt, order, row } = tracked;
	const happened = happeningsOf(label, updatedAt).filter((each) => each.at <= at);
	const shipment = { ...trackedShipment(tracked), status, events: happened };
	const occasion = `${vendor.id}:shipment/${label.id}/${status}`;
	const type = `shipment.${status}`;
	const correlationId = order ? orderThread(order) : `${vendor.id}:shipment:${label.id}`;
	const event = { id, type, occasion, source: vendor.id, account: null, occurredAt: at, receivedAt: now, correlationId };
	return { event, document: { shipment }, raw: row };
}
