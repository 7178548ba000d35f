import type { MissedEvent, TimeWindow } from '../../../domain/ports/eventSource';
import type { ShipmentDocuments } from '../../../domain/ports/shipmentSource';
import { fromBrazilTime } from '../../../domain/values/brazilTime';
import { isBeyond } from '../../../runtime/carrier/isBeyond';
import { parcelNews, type FollowedLabel } from '../../../runtime/carrier/parcelNews';
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
	const followed = tracked.filter(({ isReverse }) => !isReverse).map(followedLabel);
	return parcelNews(vendor, followed, window, topics);
}

export function followedLabel(tracked: TrackedLabel): FollowedLabel {
	return {
		shipment: trackedShipment(tracked),
		order: tracked.order,
		happenings: happeningsOf(tracked.label, tracked.updatedAt),
		raw: tracked.row,
	};
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
		const createdAt = readable.map(({ label }) => fromBrazilTime(label.created_at));
		if (isLast || isBeyond(createdAt, since)) return found;
	}
	listener(connection, vendor)('labels beyond the newest 3,000');
	return found;
}
