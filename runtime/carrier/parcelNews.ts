import { orderThread } from '../../domain/documents/order';
import type { Shipment, ShipmentEvent } from '../../domain/documents/shipment';
import type { Delivery, MissedEvent, SourceEvent, TimeWindow } from '../../domain/ports/eventSource';
import type { ShipmentDocuments } from '../../domain/ports/shipmentSource';
import type { Vendor } from '../client/vendor';
import type { TaggedOrder } from './orderTag';

/** What happened to a parcel is news for as long as a long weekend. */
export const newsDays = 4;

/** A label and what has happened to its parcel so far, the oldest first. */
export interface FollowedLabel {
	shipment: Shipment;
	/** Whose label it is; null for one that was bought by hand. */
	order: TaggedOrder | null;
	happenings: readonly ShipmentEvent[];
	raw: unknown;
}

/** What happened in the window to these labels, the oldest first; each status is told once for a label, when it first came about. */
export function parcelNews(
	vendor: Vendor,
	followed: readonly FollowedLabel[],
	window: TimeWindow,
	topics: readonly string[],
	kind: 'shipment' | 'return' = 'shipment',
): MissedEvent<ShipmentDocuments>[] {
	return followed
		.flatMap((each) => firstOfEach(each.happenings).map((happening) => ({ each, happening })))
		.filter(({ happening: { status, at } }) => topics.includes(`${kind}.${status}`) && at >= window.since && at <= window.until)
		.toSorted((one, other) => one.happening.at.localeCompare(other.happening.at))
		.map(({ each, happening }) => {
			const subject = `${each.shipment.id}:${happening.status}`;
			return { subject, read: async () => await Promise.resolve(eventOf(vendor, each, happening, subject, window.until, kind)) };
		});
}

function firstOfEach(happenings: readonly ShipmentEvent[]): ShipmentEvent[] {
	return happenings.filter(({ status }, index) => happenings.findIndex((each) => each.status === status) === index);
}

export function eventOf(
	vendor: Vendor,
	{ shipment, order, happenings, raw }: FollowedLabel,
	{ status, at }: ShipmentEvent,
	id: string,
	receivedAt: string,
	kind: 'shipment' | 'return' = 'shipment',
): SourceEvent<ShipmentDocuments> {
	const events = happenings.filter((each) => each.at <= at);
	const event = {
		id,
		type: `${kind}.${status}`,
		occasion: `${vendor.id}:${kind}/${shipment.id}/${status}`,
		source: vendor.id,
		account: null,
		occurredAt: at,
		receivedAt,
		correlationId: order ? orderThread(order) : `${vendor.id}:shipment:${shipment.id}`,
	};
	return { event, document: { shipment: { ...shipment, status, events } }, raw };
}

const dayMs = 86_400_000;

/** Clocks differ, and labels tell whole seconds. */
const aheadMs = 3_600_000;

/** The news of one label, which a delivery was about; the same, under the same names, as a look would bring. */
export async function deliveredNews(
	vendor: Vendor,
	followed: FollowedLabel,
	{ receivedAt }: Pick<Delivery, 'receivedAt'>,
	topics: readonly string[],
	kind: 'shipment' | 'return' = 'shipment',
): Promise<SourceEvent<ShipmentDocuments>[]> {
	const now = Date.parse(receivedAt);
	const window = { since: new Date(now - newsDays * dayMs).toISOString(), until: new Date(now + aheadMs).toISOString() };
	const news = parcelNews(vendor, [followed], window, topics, kind);
	const read = await Promise.all(news.map(async ({ subject, read: readOne }) => ({ subject, event: await readOne() })));
	return read.flatMap(({ subject, event }) => (event ? [{ ...event, subject, event: { ...event.event, receivedAt } }] : []));
}

/** For a vendor that is looked through and delivers nothing. */
export function withoutWebhooks(vendor: Vendor) {
	return {
		registerWebhooks: async () => await Promise.resolve({ created: [], repaired: [], removed: [] }),
		removeWebhooks: async () => await Promise.resolve(),
		verify: () => ({ valid: false as const, reason: `${vendor.name} is looked through, so this trigger accepts no deliveries` }),
		deduplicationKey: () => vendor.id,
		read: async () => await Promise.resolve([]),
	};
}
